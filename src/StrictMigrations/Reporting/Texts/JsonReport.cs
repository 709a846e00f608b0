using System.Text.Json;

namespace StrictMigrations.Reporting.Texts;

/// <summary>For a program; docs/reports.md has the shape. It holds every field of the command's own document, alike.</summary>
internal sealed class JsonReport : IReportWriter
{
    public string Write(Report report) => report.Audit is { } audit ? AuditJson.Of(audit) : JsonFields.Document(report.Command, json =>
    {
        json.WriteBoolean("dryRun", report.IsDryRun);
        json.WriteTime("at", report.At);
        json.WriteString("library", report.LibraryVersion);
        json.WriteString("database", report.Database);
        json.WriteNumber("errors", report.Errors);
        json.WriteNumber("warnings", report.Warnings);
        json.WriteBoolean("ledgerExists", report.LedgerExists);
        json.WriteString("ledgerHead", report.Head?.ToString());
        json.WriteStrings("pending", report.Pending);
        json.WriteObjects("applied", report.Applied, Write);
        json.WriteObjects("migrations", report.Migrations, Write);
        json.WriteFindings(report.Findings);
        json.WriteObjects("timeLine", report.TimeLine, Write);
        json.WritePropertyName("difference");
        json.WriteRawValue(report.Difference?.ToJson() ?? "null");
        json.WriteStrings("otherFiles", report.OtherFiles);
    });

    private static void Write(Utf8JsonWriter json, AppliedMigration applied)
    {
        json.WriteString("file", applied.FileName);
        json.WriteNumber("milliseconds", applied.Duration.TotalMilliseconds);
        json.WriteNumber("statements", applied.Statements);
    }

    private static void Write(Utf8JsonWriter json, ReportedMigration migration)
    {
        json.WriteString("state", migration.State);
        json.WriteString("version", migration.Version);
        json.WriteString("name", migration.Name);
        json.WriteString("file", migration.Location is null ? null : migration.FileName);
        json.WriteString("checksum", migration.Checksum);
        json.WriteTime("appliedAt", migration.AppliedAt);
        json.WriteNumberOrNull("milliseconds", migration.Duration?.TotalMilliseconds);
        json.WriteStrings("dependsOn", migration.DependsOn);
    }

    private static void Write(Utf8JsonWriter json, ReportedEvent e)
    {
        json.WriteTime("at", e.At);
        json.WriteString("what", e.What);
        json.WriteString("migration", e.Migration);
        json.WriteNumberOrNull("milliseconds", e.Duration?.TotalMilliseconds);
        json.WriteBoolean("failed", e.IsFailure);
        json.WriteString("error", e.Error);
        json.WriteString("reason", e.Reason);
        json.WriteString("by", e.By);
        json.WriteStrings("changes", e.Changes);
    }
}
