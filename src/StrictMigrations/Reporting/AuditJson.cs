using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StrictMigrations.Reporting;

/// <summary>An audit for a program; docs/audit.md has the shape. Pure.</summary>
internal static class AuditJson
{
    /// <summary>Counted up when a field is removed or changes its meaning.</summary>
    private const int Format = 1;

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(AuditReport report)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("command", "audit");
            json.WriteString("history", report.HistoryTable);
            json.WriteString("tool", report.Tool);
            json.WriteNumber("errors", report.Findings.Count(finding => finding.Severity == Severity.Error));
            json.WriteNumber("warnings", report.Findings.Count(finding => finding.Severity == Severity.Warning));
            WriteArray(json, "migrations", report.Migrations, Write);
            WriteArray(json, "causes", report.Causes, Write);
            WriteArray(json, "replays", report.Replays, Write);
            Write(json, "riskNow", report.RiskNow);
            Write(json, "riskAfterRescue", report.RiskAfterRescue);
            WriteArray(json, "rescue", report.Rescue, Write);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, AuditedMigration migration)
    {
        json.WriteString("file", migration.FileName);
        json.WriteString("state", migration.State.ToString());
        WriteNumber(json, "row", migration.Row);
        json.WriteString("executedAt", migration.ExecutedAt?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
        json.WriteString("checksum", migration.Checksum);
        json.WriteString("status", migration.Status);
        json.WriteString("error", migration.Error);
        json.WriteString("blockedBy", migration.BlockedBy);
    }

    private static void Write(Utf8JsonWriter json, RootCause cause)
    {
        json.WriteString("title", cause.Title);
        json.WriteString("impact", cause.Impact);
        json.WriteString("remedy", cause.Remedy);
        WriteArray(json, "findings", cause.Evidence, Write);
    }

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteString("rule", finding.Rule);
        json.WriteString("severity", AuditWords.Severity(finding));
        json.WriteString("subject", finding.Subject);
        json.WriteString("file", finding.Place?.File);
        WriteNumber(json, "line", finding.Place?.Line);
        WriteNumber(json, "column", finding.Place?.Column);
        json.WriteString("object", finding.Place?.Object);
        json.WriteString("message", finding.Message);
        json.WriteString("remedy", finding.Remedy);
    }

    private static void Write(Utf8JsonWriter json, Replay replay)
    {
        json.WriteString("files", replay.Files == ReplayedFiles.All ? "all" : "recorded");
        json.WriteNumber("count", replay.Count);
        WriteArray(json, "failures", replay.Failures, (writer, failure) =>
        {
            writer.WriteString("file", failure.FileName);
            WriteNumber(writer, "line", failure.Line);
            writer.WriteString("message", failure.Message);
        });
        json.WritePropertyName("difference");
        json.WriteRawValue(replay.Difference.ToJson());
    }

    private static void Write(Utf8JsonWriter json, RescueStep step)
    {
        json.WriteString("command", step.Command);
        json.WriteString("purpose", step.Purpose);
    }

    private static void Write(Utf8JsonWriter json, string name, Risk risk)
    {
        json.WriteStartObject(name);
        json.WriteString("level", risk.Level.ToString().ToLowerInvariant());
        json.WriteStartArray("reasons");
        foreach (var reason in risk.Reasons)
            json.WriteStringValue(reason);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteArray<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
