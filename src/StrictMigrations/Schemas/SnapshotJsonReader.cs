using System.Collections.Immutable;
using System.Text.Json;

namespace StrictMigrations.Schemas;

internal static class SnapshotJsonReader
{
    public static SchemaSnapshot Read(JsonElement root)
    {
        var format = root.GetProperty("format").GetInt32();
        if (format > SnapshotJson.Format)
            throw new FormatException($"This snapshot has format {format}; this version of StrictMigrations reads up to format {SnapshotJson.Format}. Update it, or write the snapshot again with this version.");
        var fingerprint = Fingerprint.Parse(Text(root, "fingerprint"));
        var included = root.GetProperty("included").EnumerateArray().Select(item => item.GetString()!).ToImmutableArray();
        var snapshot = SchemaSnapshot.Create(root.GetProperty("serverMajor").GetInt32(), included, root.GetProperty("objects").EnumerateArray().Select(Object).ToList());
        // Of an older format the fingerprint is another one: the snapshot has been brought into the present form.
        if (fingerprint.Format == Fingerprint.CurrentFormat && fingerprint != snapshot.Fingerprint)
            throw new FormatException($"This snapshot was edited: it says {fingerprint}, its objects make {snapshot.Fingerprint}. Write it again with the command 'snapshot --format json'.");
        return snapshot;
    }

    private static SchemaObject Object(JsonElement item) => new()
    {
        Kind = KindWords.TryParse(Text(item, "kind"), out var kind) ? kind : throw new FormatException($"This snapshot has an object of the unknown kind '{Text(item, "kind")}'. Update StrictMigrations, or write the snapshot again with this version."),
        Schema = Optional(item, "schema"),
        Parent = Optional(item, "parent"),
        Name = Text(item, "name"),
        Signature = Optional(item, "signature") ?? "",
        Position = item.TryGetProperty("position", out var position) ? position.GetInt32() : null,
        Properties = [.. item.GetProperty("properties").EnumerateObject().Select(Property).OrderBy(property => property.Name, StringComparer.Ordinal)],
    };

    private static SchemaProperty Property(JsonProperty property) => new(
        property.Name,
        property.Value.ValueKind == JsonValueKind.Array
            ? string.Join('\n', property.Value.EnumerateArray().Select(line => line.GetString()))
            : property.Value.GetString()!);

    private static string Text(JsonElement item, string name) =>
        item.GetProperty(name).GetString() ?? throw new FormatException($"This is not a snapshot: '{name}' is null.");

    private static string? Optional(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;
}
