using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Outputs;

/// <summary>What a run did, as JSON.</summary>
internal static class MigrateJson
{
    public static void Write(MigrationResult result) => StandardOutput.WriteJson("migrate", json =>
    {
        json.WriteBoolean("dryRun", result.IsDryRun);
        json.WriteObjects("applied", result.Applied, (item, applied) =>
        {
            item.WriteString("file", applied.FileName);
            item.WriteNumber("milliseconds", applied.Duration.TotalMilliseconds);
            item.WriteNumber("statements", applied.Statements);
        });
        json.WriteFindings(result.Findings);
        json.WriteString("ledgerHead", result.Head.ToString());
        json.WriteNumber("milliseconds", result.Duration.TotalMilliseconds);
    });
}
