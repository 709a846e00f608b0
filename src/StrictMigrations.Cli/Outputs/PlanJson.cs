using System.Text.Json;
using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Outputs;

/// <summary>A plan as JSON: the steps, and the states of all migrations behind them.</summary>
internal static class PlanJson
{
    public static void Write(MigrationPlan plan) => StandardOutput.WriteJson("plan", json =>
    {
        json.WriteString("target", plan.Target?.ToString());
        json.WriteString("ledgerHead", plan.Head.ToString());
        json.WriteString("stateDigest", plan.Basis?.StateDigest);
        json.WriteString("schemaFingerprint", plan.Basis?.SchemaFingerprint);
        json.WriteObjects("steps", plan.Steps, (item, step) =>
        {
            item.WriteMigration(step);
            item.WriteBoolean("transaction", !plan.WithoutTransaction.Contains(step));
        });
        json.WriteObjects("records", plan.Records, (item, record) =>
        {
            item.WriteString("kind", record.Kind.ToString().ToLowerInvariant());
            item.WriteMigration(record.Migration);
            item.WriteString("reason", record.Reason);
        });
        json.WriteObjects("states", plan.States, (item, status) =>
        {
            item.WriteString("file", status.FileName);
            item.WriteString("state", status.State.ToString());
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
