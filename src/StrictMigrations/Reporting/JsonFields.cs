using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StrictMigrations.Reporting;

/// <summary>How all JSON documents write what they have in common; docs/cli.md has the shapes.</summary>
internal static class JsonFields
{
    public static JsonWriterOptions Options { get; } = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Of the documents of commands; counted up when a field is removed or changes its meaning.</summary>
    private const int Format = 1;

    /// <summary>The document of a command.</summary>
    public static string Document(string? command, Action<Utf8JsonWriter> writeFields) => Document(json =>
    {
        json.WriteNumber("format", Format);
        json.WriteString("command", command);
        writeFields(json);
    });

    /// <summary>One indented document with a line end behind it.</summary>
    public static string Document(Action<Utf8JsonWriter> writeFields)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            writeFields(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>An array of objects.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
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

    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            json.WriteStringValue(item);
        json.WriteEndArray();
    }

    public static void WriteObject(this Utf8JsonWriter json, string name, Action<Utf8JsonWriter> write)
    {
        json.WriteStartObject(name);
        write(json);
        json.WriteEndObject();
    }

    public static void WriteFindings(this Utf8JsonWriter json, IEnumerable<Finding> findings) => json.WriteObjects("findings", findings, (writer, finding) =>
    {
        writer.WriteString("rule", finding.Rule);
        writer.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
        writer.WriteString("subject", finding.Subject);
        writer.WritePlace(finding.Place);
        writer.WriteString("object", finding.Place?.Object);
        writer.WriteString("message", finding.Message);
        writer.WriteString("remedy", finding.Remedy);
        writer.WriteString("waived", finding.Waiver?.Reason);
    });

    public static void WritePlace(this Utf8JsonWriter json, Place? place)
    {
        json.WriteString("file", place?.File);
        json.WriteNumberOrNull("line", place?.Line);
        json.WriteNumberOrNull("column", place?.Column);
    }

    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    public static void WriteTime(this Utf8JsonWriter json, string name, DateTimeOffset? time) =>
        json.WriteString(name, time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
}
