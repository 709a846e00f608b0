using System.Globalization;
using System.Text.Json;
using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Outputs;

/// <summary>The states of all migrations, as JSON.</summary>
internal static class StatusJson
{
    public static void Write(StatusReport report, bool changes) => JsonDocumentWriter.Write("status", json =>
    {
        json.WriteBoolean("ledgerExists", report.LedgerExists);
        json.WriteString("ledgerHead", report.Head.ToString());
        json.WriteArray("migrations", report.Migrations, migration => Write(json, migration, changes));
        json.WriteFindings(report.Findings);
        json.WriteArray("otherFiles", report.OtherFiles, json.WriteStringValue);
    });

    private static void Write(Utf8JsonWriter json, MigrationStatus migration, bool changes)
    {
        var applied = migration.History?.AppliedBy;
        json.WriteStartObject();
        json.WriteString("state", migration.State.ToString());
        json.WriteString("version", migration.Id.Version?.ToString());
        json.WriteString("name", migration.Id.Name);
        json.WriteString("file", migration.Migration?.FileName);
        json.WriteString("checksum", migration.Migration?.Checksum.Value);
        json.WriteString("appliedAt", applied?.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
        json.WriteNumberOrNull("milliseconds", applied?.DurationMicroseconds / 1000.0);
        if (changes)
        {
            json.WritePropertyName("schemaDiff");
            json.WriteRawValue(applied?.SchemaDiff ?? "null");
        }

        json.WriteEndObject();
    }
}
