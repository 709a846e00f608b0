using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Outputs;

/// <summary>What was rolled back, as JSON.</summary>
internal static class RollbackJson
{
    public static void Write(RollBackResult result) => StandardOutput.WriteJson("rollback", json =>
    {
        json.WriteObjects("rolledBack", result.RolledBack, (item, migration) =>
        {
            item.WriteString("file", migration.FileName);
            item.WriteString("script", migration.Script);
            item.WriteNumber("milliseconds", migration.Duration.TotalMilliseconds);
            item.WriteBoolean("proved", migration.IsProved);
        });
        json.WriteFindings(result.Findings);
        json.WriteString("ledgerHead", result.Head.ToString());
    });
}
