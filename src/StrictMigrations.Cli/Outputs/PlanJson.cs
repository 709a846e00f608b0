using System.Text.Json;

namespace StrictMigrations.Cli.Outputs;

/// <summary>A plan as JSON: the steps, and the states of all migrations behind them.</summary>
internal static class PlanJson
{
    public static void Write(MigrationPlan plan) => JsonDocumentWriter.Write("plan", json =>
    {
        json.WriteString("target", plan.Target?.ToString());
        json.WriteString("ledgerHead", plan.Head.ToString());
        json.WriteString("stateDigest", plan.Basis?.StateDigest);
        json.WriteString("schemaFingerprint", plan.Basis?.SchemaFingerprint);
        json.WriteArray("steps", plan.Steps, step =>
        {
            json.WriteStartObject();
            json.WriteMigration(step);
            json.WriteBoolean("transaction", !plan.WithoutTransaction.Contains(step));
            json.WriteEndObject();
        });
        json.WriteArray("records", plan.Records, record =>
        {
            json.WriteStartObject();
            json.WriteString("kind", record.Kind.ToString().ToLowerInvariant());
            json.WriteMigration(record.Migration);
            json.WriteString("reason", record.Reason);
            json.WriteEndObject();
        });
        json.WriteArray("states", plan.States, status =>
        {
            json.WriteStartObject();
            json.WriteString("file", status.FileName);
            json.WriteString("state", status.State.ToString());
            json.WriteEndObject();
        });
    });

    private static void WriteMigration(this Utf8JsonWriter json, Migration migration)
    {
        json.WriteString("file", migration.FileName);
        json.WriteString("version", migration.Version?.ToString());
        json.WriteString("name", migration.Name);
        json.WriteString("checksum", migration.Checksum.Value);
    }
}
