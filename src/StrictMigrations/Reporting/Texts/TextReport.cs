using System.Globalization;
using System.Text;

namespace StrictMigrations.Reporting.Texts;

/// <summary>For a person with a terminal or a mail: verdict, findings, states, time line, difference.</summary>
internal sealed class TextReport : IReportWriter
{
    private static readonly string[] s_states = ["STATE", "MIGRATION", "APPLIED (UTC)", "DURATION"];
    private static readonly string[] s_events = ["WHEN (UTC)", "WHAT", "MIGRATION", "DURATION"];

    public string Write(Report report) => report.Audit is { } audit ? AuditText.Of(audit) : Of(report);

    private static string Of(Report report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{report.Command}{(report.Database is null ? "" : $" of {VisibleText.Line(report.Database)}")}, {ReportWords.Time(report.At)} UTC\n{ReportWords.Verdict(report)}.\n");
        foreach (var finding in report.Findings)
            text.Append('\n').Append(VisibleText.Of(FindingsText.Of(finding))).Append('\n');
        AppendTable(text, s_states, [.. report.Migrations.Select(Row)]);
        AppendTable(text, s_events, [.. report.TimeLine.Select(Row)]);
        foreach (var failure in report.TimeLine.Where(e => e.Error is not null))
            text.Append(CultureInfo.InvariantCulture, $"\n{VisibleText.Line($"{failure.Migration} {failure.What}".Trim())} on {ReportWords.Time(failure.At)}: {VisibleText.Of(failure.Error!)}\n");
        if (report.Difference is { IsEmpty: false } difference)
            text.Append("\nThe schema, against the recorded one\n").Append(VisibleText.Of(difference.ToText(SchemaDiffWording.Comparison)));
        return text.ToString();
    }

    private static string[] Row(ReportedMigration migration) =>
        [migration.State, migration.FileName, migration.AppliedAt is { } at ? ReportWords.Time(at) : "", ReportWords.Duration(migration.Duration)];

    private static string[] Row(ReportedEvent e) => [ReportWords.Time(e.At), e.What, e.Migration ?? "", ReportWords.Duration(e.Duration)];

    private static void AppendTable(StringBuilder text, string[] header, IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0)
            return;
        text.Append('\n');
        string[][] lines = [header, .. rows.Select(row => row.Select(VisibleText.Line).ToArray())];
        var widths = header.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
            text.Append(string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
    }
}
