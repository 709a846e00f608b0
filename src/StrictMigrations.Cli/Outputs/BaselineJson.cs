using StrictMigrations.Schemas;

namespace StrictMigrations.Cli.Outputs;

/// <summary>A baseline as JSON.</summary>
internal static class BaselineJson
{
    public static void Write(BaselineReport report) => JsonDocumentWriter.Write("baseline", json =>
    {
        json.WriteString("location", report.Location);
        json.WriteString("file", report.FileName);
        json.WriteString("fingerprint", report.Fingerprint.ToString());
        json.WriteArray("supersedes", report.Supersedes, range => json.WriteStringValue(range.ToString()));
        json.WriteArray("files", report.Files, json.WriteStringValue);
        json.WriteArray("neverRan", report.NeverRan, json.WriteStringValue);
        json.WriteStartObject("objects");
        foreach (var (kind, count) in report.Objects)
            json.WriteNumber(KindWords.Of(kind), count);
        json.WriteEndObject();
        json.WriteBoolean("written", report.IsWritten);
    });
}
