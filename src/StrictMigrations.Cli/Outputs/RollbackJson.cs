using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Outputs;

/// <summary>What was rolled back, as JSON.</summary>
internal static class RollbackJson
{
    public static void Write(RollBackResult result) => JsonDocumentWriter.Write("rollback", json =>
    {
        json.WriteArray("rolledBack", result.RolledBack, item =>
        {
            json.WriteStartObject();
            json.WriteString("file", item.FileName);
            json.WriteString("script", item.Script);
            json.WriteNumber("milliseconds", item.Duration.TotalMilliseconds);
            json.WriteBoolean("proved", item.IsProved);
            json.WriteEndObject();
        });
        json.WriteFindings(result.Findings);
        json.WriteString("ledgerHead", result.Head.ToString());
    });
}
