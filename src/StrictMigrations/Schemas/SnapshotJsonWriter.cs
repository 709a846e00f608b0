using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StrictMigrations.Schemas;

internal static class SnapshotJsonWriter
{
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(SchemaSnapshot snapshot)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("format", SnapshotJson.Format);
            json.WriteString("fingerprint", snapshot.Fingerprint.Value);
            json.WriteNumber("serverMajor", snapshot.ServerMajor);
            json.WriteStartArray("included");
            foreach (var included in snapshot.Included)
                json.WriteStringValue(included);
            json.WriteEndArray();
            json.WriteStartArray("objects");
            foreach (var item in snapshot.Objects)
                Write(json, item);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, SchemaObject item)
    {
        json.WriteStartObject();
        json.WriteString("kind", KindWords.Of(item.Kind));
        if (item.Schema is not null)
            json.WriteString("schema", item.Schema);
        if (item.Parent is not null)
            json.WriteString("parent", item.Parent);
        json.WriteString("name", item.Name);
        if (item.Signature.Length > 0)
            json.WriteString("signature", item.Signature);
        if (item.Position is { } position)
            json.WriteNumber("position", position);
        json.WriteStartObject("properties");
        foreach (var property in item.Properties)
            Write(json, property);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SchemaProperty property)
    {
        if (!property.Value.Contains('\n', StringComparison.Ordinal))
        {
            json.WriteString(property.Name, property.Value);
            return;
        }

        json.WriteStartArray(property.Name);
        foreach (var line in property.Value.Split('\n'))
            json.WriteStringValue(line);
        json.WriteEndArray();
    }
}
