using System.Text.Json;

namespace StrictMigrations.Cli.Outputs;

/// <summary>What a migration changed, from the difference that its event in the ledger keeps. Pure.</summary>
internal static class ChangesText
{
    /// <summary>A line for each changed object: <c>added table public.users</c>, and each property that changed.</summary>
    public static IEnumerable<string> Of(string? schemaDiff)
    {
        if (schemaDiff is null)
            return [];
        using var document = JsonDocument.Parse(schemaDiff);
        return [.. document.RootElement.GetProperty("changes").EnumerateArray().Select(Line)];
    }

    private static string Line(JsonElement change)
    {
        var (word, kind, name) = (Text(change, "change"), Text(change, "kind"), Text(change, "name"));
        var details = word is "added" or "removed" ? [] : change.GetProperty("properties").EnumerateArray().Select(property =>
            $"{Text(property, "name")} {Text(property, "before") ?? "-"} → {Text(property, "after") ?? "-"}").ToList();
        return $"{word} {kind} {name}{(change.TryGetProperty("newName", out var renamed) ? $" → {renamed.GetString()}" : "")}{(details.Count == 0 ? "" : ": " + string.Join("; ", details).ReplaceLineEndings(" "))}";
    }

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}
