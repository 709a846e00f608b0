using System.Text.Json;

namespace StrictMigrations.Reporting;

/// <summary>An audit for a program; docs/audit.md has the shape. Pure.</summary>
internal static class AuditJson
{
    public static string Of(AuditReport report) => JsonFields.Document("audit", json =>
    {
        json.WriteString("history", report.HistoryTable);
        json.WriteString("tool", report.Tool);
        json.WriteNumber("errors", report.Findings.Count(finding => finding.Severity == Severity.Error));
        json.WriteNumber("warnings", report.Findings.Count(finding => finding.Severity == Severity.Warning));
        json.WriteObjects("migrations", report.Migrations, Write);
        json.WriteObjects("causes", report.Causes, Write);
        json.WriteObjects("replays", report.Replays, Write);
        Write(json, "riskNow", report.RiskNow);
        Write(json, "riskAfterRescue", report.RiskAfterRescue);
        json.WriteObjects("rescue", report.Rescue, Write);
    });

    private static void Write(Utf8JsonWriter json, AuditedMigration migration)
    {
        json.WriteString("file", migration.FileName);
        json.WriteString("state", migration.State.ToString());
        json.WriteNumberOrNull("row", migration.Row);
        json.WriteTime("executedAt", migration.ExecutedAt);
        json.WriteString("checksum", migration.Checksum);
        json.WriteString("status", migration.Status);
        json.WriteString("error", migration.Error);
        json.WriteString("blockedBy", migration.BlockedBy);
    }

    private static void Write(Utf8JsonWriter json, RootCause cause)
    {
        json.WriteString("title", cause.Title);
        json.WriteString("impact", cause.Impact);
        json.WriteString("remedy", cause.Remedy);
        json.WriteFindings(cause.Evidence);
    }

    private static void Write(Utf8JsonWriter json, Replay replay)
    {
        json.WriteString("files", replay.Files == ReplayedFiles.All ? "all" : "recorded");
        json.WriteNumber("count", replay.Count);
        json.WriteObjects("failures", replay.Failures, (writer, failure) =>
        {
            writer.WriteString("file", failure.FileName);
            writer.WriteNumberOrNull("line", failure.Line);
            writer.WriteString("message", failure.Message);
        });
        json.WritePropertyName("difference");
        json.WriteRawValue(replay.Difference.ToJson());
    }

    private static void Write(Utf8JsonWriter json, RescueStep step)
    {
        json.WriteString("command", step.Command);
        json.WriteString("purpose", step.Purpose);
    }

    private static void Write(Utf8JsonWriter json, string name, Risk risk) => json.WriteObject(name, writer =>
    {
        writer.WriteString("level", risk.Level.ToString().ToLowerInvariant());
        writer.WriteStrings("reasons", risk.Reasons);
    });
}
