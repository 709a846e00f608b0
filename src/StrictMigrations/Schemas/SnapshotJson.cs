using System.Text.Json;

namespace StrictMigrations.Schemas;

/// <summary>The JSON form of a snapshot: what it is called and in which format.</summary>
internal static class SnapshotJson
{
    public const int Format = 1;

    public static string Write(SchemaSnapshot snapshot) => SnapshotJsonWriter.Write(snapshot);

    public static SchemaSnapshot Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return SnapshotJsonReader.Read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException($"This is not a snapshot: {error.Message} Write one with the command 'snapshot --format json'.", error);
        }
    }
}
