using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StrictMigrations.Schemas.Diffs;

internal static class DiffJson
{
    private const int Format = 1;

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(SchemaDiff diff)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("before", diff.Before.Value);
            json.WriteString("after", diff.After.Value);
            json.WriteStartArray("changes");
            foreach (var change in diff.Changes)
                Write(json, change);
            json.WriteEndArray();
            json.WriteStartArray("notes");
            foreach (var note in diff.Notes)
                json.WriteStringValue(note);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, SchemaChange change)
    {
        json.WriteStartObject();
        json.WriteString("change", change.Kind.ToString().ToLowerInvariant());
        json.WriteString("kind", KindWords.Of(change.Object.Kind));
        json.WriteString("name", (change.Before ?? change.After)!.FullName);
        if (change.Kind == SchemaChangeKind.Renamed)
            json.WriteString("newName", change.After!.FullName);
        if (change.Near is { } near)
            json.WriteString("near", near.FullName);
        json.WriteStartArray("properties");
        foreach (var property in Properties(change))
        {
            json.WriteStartObject();
            json.WriteString("name", property.Name);
            json.WriteString("before", property.Before);
            json.WriteString("after", property.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Of what was added or removed: all of them.</summary>
    private static IEnumerable<SchemaPropertyChange> Properties(SchemaChange change) => change.Kind switch
    {
        SchemaChangeKind.Added => change.After!.Properties.Select(property => new SchemaPropertyChange(property.Name, null, property.Value)),
        SchemaChangeKind.Removed => change.Before!.Properties.Select(property => new SchemaPropertyChange(property.Name, property.Value, null)),
        _ => change.Properties,
    };
}
