using System.Globalization;
using System.Text;
using static StrictMigrations.Reporting.Texts.MarkdownText;

namespace StrictMigrations.Reporting;

/// <summary>An audit for a pull request or a wiki. Pure.</summary>
internal static class AuditMarkdown
{
    public static string Of(AuditReport report)
    {
        var text = new StringBuilder($"# Audit of {Code(report.HistoryTable)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Risk now: **{AuditWords.Level(report.RiskNow)}**. After the rescue: **{AuditWords.Level(report.RiskAfterRescue)}**. {FindingsText.Counts(report.Findings)}.\n");
        AppendRisk(text, "Risk now", report.RiskNow);
        AppendRisk(text, "Risk after the rescue", report.RiskAfterRescue);
        text.Append("\n## Causes\n");
        foreach (var cause in report.Causes)
            AppendCause(text, cause);
        AppendRescue(text, report);
        AppendReplays(text, report);
        AppendStates(text, report);
        return text.ToString();
    }

    private static void AppendRisk(StringBuilder text, string title, Risk risk)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{title}:\n\n");
        foreach (var reason in risk.Reasons)
            text.Append("- ").Append(Plain(reason)).Append('\n');
    }

    private static void AppendCause(StringBuilder text, RootCause cause)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n### {Plain(cause.Title)}\n\n{Plain(cause.Impact)}\n\nWhat ends it: {Plain(cause.Remedy)}\n\n");
        foreach (var finding in cause.Evidence)
            text.Append(CultureInfo.InvariantCulture, $"- {AuditWords.Severity(finding)} {Code(finding.Rule)}: {Plain(finding.Message)}\n");
    }

    private static void AppendRescue(StringBuilder text, AuditReport report)
    {
        text.Append("\n## The way out\n\n");
        foreach (var (step, number) in report.Rescue.Select((step, index) => (step, index + 1)))
            text.Append(CultureInfo.InvariantCulture, $"{number}. {(step.Command is null ? "By hand:" : Code(step.Command))} {Plain(step.Purpose)}\n");
    }

    private static void AppendReplays(StringBuilder text, AuditReport report)
    {
        if (report.Replays.IsEmpty)
            return;
        text.Append("\n## On an empty database\n");
        foreach (var replay in report.Replays)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Plain(AuditWords.Sentence(replay))}\n");
            if (!replay.Difference.IsEmpty)
                text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>What the files make (-) and what is there (+)</summary>\n\n{replay.Difference.ToMarkdown()}\n</details>\n");
        }
    }

    private static void AppendStates(StringBuilder text, AuditReport report)
    {
        text.Append("\n## Files and rows\n\n| state | row | file | recorded checksum | recorded status |\n|---|---|---|---|---|\n");
        foreach (var migration in report.Migrations)
        {
            var blocked = migration.BlockedBy is null ? "" : $", behind {Code(migration.BlockedBy)}";
            text.Append(CultureInfo.InvariantCulture, $"| {migration.State} | {migration.Row} | {Cell(Code(migration.FileName))}{blocked} | {Cell(migration.Checksum ?? "")} | {Cell(migration.Status ?? "")} |\n");
        }
    }
}
