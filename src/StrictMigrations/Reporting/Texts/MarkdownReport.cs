using System.Globalization;
using System.Text;
using StrictMigrations.Reporting.Graphs;

namespace StrictMigrations.Reporting.Texts;

/// <summary>For the summary of a job or a pull request: the verdict and the findings at once, the rest folded.</summary>
internal sealed class MarkdownReport : IReportWriter
{
    /// <summary>Summaries of jobs end at one megabyte.</summary>
    private const int MostRows = 200;

    /// <summary>A larger picture cannot be read in a summary.</summary>
    private const int MostDrawn = 60;

    public string Write(Report report) => report.Audit is { } audit ? AuditMarkdown.Of(audit) : Of(report);

    private static string Of(Report report)
    {
        var text = new StringBuilder($"# Migrations, {report.Command}: {ReportWords.Verdict(report)}\n\n");
        var states = ReportWords.States(report).Select(state => string.Create(CultureInfo.InvariantCulture, $"{state.Count} {state.State}"));
        string[] facts = [.. report.Database is { } database ? [MarkdownText.Code(database)] : Array.Empty<string>(), $"{ReportWords.Time(report.At)} UTC", .. states];
        text.Append(string.Join(" · ", facts)).Append('\n');
        AppendFindings(text, report);
        AppendTable(text, "Migrations", ["state", "migration", "applied (UTC)", "duration", "depends on"], [.. Shown(report).Select(Row)], report.Migrations.Length);
        AppendTable(text, "Time line", ["when (UTC)", "what", "migration", "duration", "why"], [.. report.TimeLine.TakeLast(MostRows).Select(Row)], report.TimeLine.Length);
        AppendPicture(text, report);
        if (report.Difference is { IsEmpty: false } difference)
            text.Append(CultureInfo.InvariantCulture, $"\n## The schema, against the recorded one\n\n{VisibleText.Of(difference.ToMarkdown(SchemaDiffWording.Comparison))}");
        return text.ToString();
    }

    private static void AppendPicture(StringBuilder text, Report report)
    {
        var picture = DependencyPicture.Of(report.Migrations);
        if (!picture.Edges.IsEmpty && picture.Nodes.Length <= MostDrawn)
            text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>Dependencies ({picture.Edges.Length})</summary>\n\n```mermaid\n{GraphMermaid.Of(picture)}```\n\n</details>\n");
    }

    private static void AppendFindings(StringBuilder text, Report report)
    {
        if (!report.Findings.IsEmpty)
            text.Append("\n## Findings\n\n");
        foreach (var finding in report.Findings.Take(MostRows))
        {
            var rule = RuleHelp.Of(finding.Rule) is { } document ? $"[{MarkdownText.Code(finding.Rule)}]({document.Page})" : MarkdownText.Code(finding.Rule);
            text.Append(CultureInfo.InvariantCulture, $"- **{ReportWords.Severity(finding)}** {rule} {MarkdownText.Code(ReportWords.Place(report, finding))}: {MarkdownText.Plain(finding.Message)}\\\n  {MarkdownText.Plain(finding.Remedy)}\n");
        }

        AppendRest(text, report.Findings.Length - MostRows);
    }

    /// <summary>Of many the applied ones, of which there is nothing to say, are left out.</summary>
    private static IEnumerable<ReportedMigration> Shown(Report report) => report.Migrations.Length <= MostRows
        ? report.Migrations
        : report.Migrations.Where(migration => migration.Tone != Tone.Done).Take(MostRows);

    private static string[] Row(ReportedMigration migration) =>
    [
        migration.State,
        MarkdownText.Code(migration.FileName),
        migration.AppliedAt is { } at ? ReportWords.Time(at) : "",
        ReportWords.Duration(migration.Duration),
        string.Join(", ", migration.DependsOn.Select(MarkdownText.Code)),
    ];

    private static string[] Row(ReportedEvent e) =>
    [
        ReportWords.Time(e.At),
        e.IsFailure ? $"**{MarkdownText.Plain(e.What)}**" : MarkdownText.Plain(e.What),
        e.Migration is null ? "" : MarkdownText.Code(e.Migration),
        ReportWords.Duration(e.Duration),
        MarkdownText.Plain(e.Error ?? e.Reason ?? ""),
    ];

    private static void AppendTable(StringBuilder text, string title, string[] header, IReadOnlyList<string[]> rows, int count)
    {
        if (count == 0)
            return;
        text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>{title} ({count})</summary>\n\n| {string.Join(" | ", header)} |\n|{string.Concat(header.Select(_ => "---|"))}\n");
        foreach (var row in rows)
            text.Append("| ").Append(string.Join(" | ", row.Select(MarkdownText.Cell))).Append(" |\n");
        AppendRest(text, count - rows.Count);
        text.Append("\n</details>\n");
    }

    private static void AppendRest(StringBuilder text, int left)
    {
        if (left > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n{left} more are left out here.\n");
    }
}
