using System.Globalization;
using System.Text;
using System.Xml;
using StrictMigrations.Reporting.Texts;

namespace StrictMigrations.Reporting.JUnit;

/// <summary>JUnit XML: a test case for each migration and for each rule, failed by the errors found about it.</summary>
internal sealed class JUnitReport : IReportWriter
{
    private static readonly XmlWriterSettings s_settings = new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false), CheckCharacters = true };

    public string Write(Report report)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, s_settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", $"strict-migrations {report.Command}");
            WriteSuite(xml, report, "migrations", [.. Migrations(report)]);
            WriteSuite(xml, report, "rules", [.. Rules(report)]);
            xml.WriteEndElement();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static IEnumerable<TestCase> Migrations(Report report)
    {
        var about = report.Findings.ToLookup(finding => finding.Subject, StringComparer.Ordinal);
        return report.Migrations.Select(migration => new TestCase(
            "migrations", migration.FileName, migration.Duration, [.. about[migration.FileName]], migration.Tone is Tone.Retired or Tone.Superseded ? migration.State : null));
    }

    private static IEnumerable<TestCase> Rules(Report report)
    {
        var of = report.Findings.ToLookup(finding => finding.Rule, StringComparer.Ordinal);
        return report.Rules.Select(rule => rule.Id).Concat(of.Select(group => group.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(id => new TestCase($"rules.{id.Split('/')[0]}", id, null, [.. of[id]], null));
    }

    private static void WriteSuite(XmlWriter xml, Report report, string name, IReadOnlyList<TestCase> cases)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("tests", Number(cases.Count));
        xml.WriteAttributeString("failures", Number(cases.Count(test => test.HasFailed)));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", Number(cases.Count(test => test.IsSkipped)));
        xml.WriteAttributeString("timestamp", report.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        foreach (var test in cases)
            Write(xml, report, test);
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, Report report, TestCase test)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", test.Class);
        xml.WriteAttributeString("name", VisibleText.Line(test.Name));
        xml.WriteAttributeString("time", (test.Duration ?? TimeSpan.Zero).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
        if (test.IsSkipped)
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", test.SkippedAs);
            xml.WriteEndElement();
        }

        WriteFindings(xml, report, "failure", test.Errors);
        WriteFindings(xml, report, "system-out", test.Others);
        xml.WriteEndElement();
    }

    private static void WriteFindings(XmlWriter xml, Report report, string element, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
            return;
        xml.WriteStartElement(element);
        if (element == "failure")
        {
            xml.WriteAttributeString("type", string.Join(' ', findings.Select(finding => finding.Rule).Distinct(StringComparer.Ordinal)));
            xml.WriteAttributeString("message", VisibleText.Line(findings[0].Message));
        }

        xml.WriteString(string.Join("\n\n", findings.Select(finding => VisibleText.Of($"{ReportWords.Severity(finding)} {finding.Rule} {ReportWords.Place(report, finding)}: {finding.Message}\n{finding.Remedy}"))));
        xml.WriteEndElement();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record TestCase(string Class, string Name, TimeSpan? Duration, IReadOnlyList<Finding> Findings, string? SkippedAs)
    {
        public IReadOnlyList<Finding> Errors { get; } = [.. Findings.Where(finding => finding.Severity == Severity.Error)];

        public IReadOnlyList<Finding> Others { get; } = [.. Findings.Where(finding => finding.Severity != Severity.Error)];

        public bool HasFailed => Errors.Count > 0;

        public bool IsSkipped => SkippedAs is not null && !HasFailed;
    }
}
