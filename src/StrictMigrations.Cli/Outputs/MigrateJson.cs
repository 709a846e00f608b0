using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Outputs;

/// <summary>What a run did, as JSON.</summary>
internal static class MigrateJson
{
    public static void Write(MigrationResult result) => JsonDocumentWriter.Write("migrate", json =>
    {
        json.WriteBoolean("dryRun", result.IsDryRun);
        json.WriteArray("applied", result.Applied, applied =>
        {
            json.WriteStartObject();
            json.WriteString("file", applied.FileName);
            json.WriteNumber("milliseconds", applied.Duration.TotalMilliseconds);
            json.WriteNumber("statements", applied.Statements);
            json.WriteEndObject();
        });
        json.WriteFindings(result.Findings);
        json.WriteString("ledgerHead", result.Head.ToString());
        json.WriteNumber("milliseconds", result.Duration.TotalMilliseconds);
    });
}
