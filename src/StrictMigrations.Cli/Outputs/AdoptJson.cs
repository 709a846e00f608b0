using System.Globalization;
using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Outputs;

/// <summary>What a foreign history became, as JSON.</summary>
internal static class AdoptJson
{
    public static void Write(AdoptReport report) => JsonDocumentWriter.Write("adopt", json =>
    {
        json.WriteBoolean("dryRun", report.IsDryRun);
        json.WriteString("table", report.Table);
        json.WriteString("tool", report.Tool);
        json.WriteArray("rows", report.Rows, row =>
        {
            json.WriteStartObject();
            json.WriteString("recorded", row.Recorded);
            json.WriteString("file", row.FileName);
            json.WriteString("becomes", row.Becomes.ToString().ToLowerInvariant());
            json.WriteString("note", row.Note);
            json.WriteString("executedAt", row.ExecutedAt?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        });
        json.WriteFindings(report.Findings);
        json.WriteString("ledgerHead", report.Head.ToString());
    });
}
