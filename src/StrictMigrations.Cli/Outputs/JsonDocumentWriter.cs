using System.Text.Encodings.Web;
using System.Text.Json;
using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Outputs;

/// <summary>Writes one JSON document to standard output; docs/cli.md has the shapes.</summary>
internal static class JsonDocumentWriter
{
    /// <summary>Counted up when a field is removed or changes its meaning.</summary>
    private const int Format = 1;

    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string command, Action<Utf8JsonWriter> writeFields)
    {
        using var output = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(output, Options with { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("command", command);
            writeFields(json);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    public static void WriteArray<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    public static void WritePlace(this Utf8JsonWriter json, Place? place)
    {
        json.WriteString("file", place?.File);
        json.WriteNumberOrNull("line", place?.Line);
        json.WriteNumberOrNull("column", place?.Column);
    }
}
