using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Outputs;

/// <summary>What a foreign history became, as JSON.</summary>
internal static class AdoptJson
{
    public static void Write(AdoptReport report) => StandardOutput.WriteJson("adopt", json =>
    {
        json.WriteBoolean("dryRun", report.IsDryRun);
        json.WriteString("table", report.Table);
        json.WriteString("tool", report.Tool);
        json.WriteObjects("rows", report.Rows, (item, row) =>
        {
            item.WriteString("recorded", row.Recorded);
            item.WriteString("file", row.FileName);
            item.WriteString("becomes", row.Becomes.ToString().ToLowerInvariant());
            item.WriteString("note", row.Note);
            item.WriteTime("executedAt", row.ExecutedAt);
        });
        json.WriteFindings(report.Findings);
        json.WriteString("ledgerHead", report.Head.ToString());
    });
}
