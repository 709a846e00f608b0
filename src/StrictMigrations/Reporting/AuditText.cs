using System.Globalization;
using System.Text;

namespace StrictMigrations.Reporting;

/// <summary>An audit for a person at a terminal: states, causes with their evidence, replays, risk, the way out. Pure.</summary>
internal static class AuditText
{
    private static readonly string[] s_header = ["STATE", "ROW", "EXECUTED (UTC)", "FILE"];

    public static string Of(AuditReport report)
    {
        var text = new StringBuilder($"Audit of {VisibleText.Line(report.HistoryTable)} ({report.Tool})\n\n");
        AppendTable(text, [s_header, .. report.Migrations.Select(Row)]);
        foreach (var (cause, number) in report.Causes.Select((cause, index) => (cause, index + 1)))
            AppendCause(text, cause, number);
        foreach (var replay in report.Replays)
            text.Append(CultureInfo.InvariantCulture, $"\n{VisibleText.Line(AuditWords.Sentence(replay))}\n");
        AppendRisk(text, "Risk now", report.RiskNow);
        AppendRisk(text, "Risk after the rescue", report.RiskAfterRescue);
        text.Append("\nThe way out, in this order\n");
        foreach (var (step, number) in report.Rescue.Select((step, index) => (step, index + 1)))
            text.Append(CultureInfo.InvariantCulture, $"  {number}. {step.Command ?? "by hand"}\n     {VisibleText.Line(step.Purpose)}\n");
        return text.Append(CultureInfo.InvariantCulture, $"\n{FindingsText.Counts(report.Findings)}. Nothing was changed.\n").ToString();
    }

    private static string[] Row(AuditedMigration migration) =>
    [
        migration.State.ToString(),
        migration.Row?.ToString(CultureInfo.InvariantCulture) ?? "",
        migration.ExecutedAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "",
        VisibleText.Line(migration.BlockedBy is null ? migration.FileName : $"{migration.FileName}, behind {migration.BlockedBy}"),
    ];

    private static void AppendTable(StringBuilder text, IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, s_header.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
            text.Append(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
    }

    private static void AppendCause(StringBuilder text, RootCause cause, int number)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{number}. {VisibleText.Line(cause.Title)}\n   {VisibleText.Line(cause.Impact)}\n   What ends it: {VisibleText.Line(cause.Remedy)}\n");
        foreach (var finding in cause.Evidence)
            text.Append(CultureInfo.InvariantCulture, $"   - {AuditWords.Severity(finding)} {finding.Rule}: {VisibleText.Line(finding.Message)}\n");
    }

    private static void AppendRisk(StringBuilder text, string title, Risk risk)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{title}: {AuditWords.Level(risk)}\n");
        foreach (var reason in risk.Reasons)
            text.Append("  - ").Append(VisibleText.Line(reason)).Append('\n');
    }
}
