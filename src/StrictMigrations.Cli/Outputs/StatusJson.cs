using System.Text.Json;
using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Outputs;

/// <summary>The states of all migrations, as JSON.</summary>
internal static class StatusJson
{
    public static void Write(StatusReport report, bool changes) => StandardOutput.WriteJson("status", json =>
    {
        json.WriteBoolean("ledgerExists", report.LedgerExists);
        json.WriteString("ledgerHead", report.Head.ToString());
        json.WriteObjects("migrations", report.Migrations, (item, migration) => Write(item, migration, changes));
        json.WriteFindings(report.Findings);
        json.WriteStrings("otherFiles", report.OtherFiles);
    });

    private static void Write(Utf8JsonWriter json, MigrationStatus migration, bool changes)
    {
        var applied = migration.History?.AppliedBy;
        json.WriteString("state", migration.State.ToString());
        json.WriteString("version", migration.Id.Version?.ToString());
        json.WriteString("name", migration.Id.Name);
        json.WriteString("file", migration.Migration?.FileName);
        json.WriteString("checksum", migration.Migration?.Checksum.Value);
        json.WriteTime("appliedAt", applied?.At);
        json.WriteNumberOrNull("milliseconds", applied?.DurationMicroseconds / 1000.0);
        if (changes)
        {
            json.WritePropertyName("schemaDiff");
            json.WriteRawValue(applied?.SchemaDiff ?? "null");
        }
    }
}
