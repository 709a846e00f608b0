using StrictMigrations.Reporting;
using StrictMigrations.Schemas;

namespace StrictMigrations.Cli.Outputs;

/// <summary>A baseline as JSON.</summary>
internal static class BaselineJson
{
    public static void Write(BaselineReport report) => StandardOutput.WriteJson("baseline", json =>
    {
        json.WriteString("location", report.Location);
        json.WriteString("file", report.FileName);
        json.WriteString("fingerprint", report.Fingerprint.ToString());
        json.WriteStrings("supersedes", report.Supersedes.Select(range => range.ToString()));
        json.WriteStrings("files", report.Files);
        json.WriteStrings("neverRan", report.NeverRan);
        json.WriteObject("objects", objects =>
        {
            foreach (var (kind, count) in report.Objects)
                objects.WriteNumber(KindWords.Of(kind), count);
        });
        json.WriteBoolean("written", report.IsWritten);
    });
}
