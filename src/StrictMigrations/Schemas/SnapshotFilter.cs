using System.Collections.Immutable;
using System.IO.Enumeration;

namespace StrictMigrations.Schemas;

/// <summary>The host's <see cref="SnapshotOptions.Exclude"/> patterns.</summary>
internal sealed class SnapshotFilter(ImmutableArray<string> patterns)
{
    public bool Excludes(SchemaObject item)
    {
        foreach (var pattern in patterns)
        {
            if (Matches(pattern, Path(item.Schema, item.Parent ?? item.Name)) || (item.Parent is not null && Matches(pattern, $"{item.Schema}.{item.Name}"))
                || (item.Schema is not null && Matches(pattern, item.Schema)))
                return true;
        }

        return false;
    }

    private static string Path(string? schema, string name) => schema is null ? name : $"{schema}.{name}";

    // Backslashes escape in MatchesSimpleExpression; here they are part of the name. '?' is a wildcard there, and harmless.
    private static bool Matches(string pattern, string name) =>
        FileSystemName.MatchesSimpleExpression(pattern.Replace("\\", "\\\\", StringComparison.Ordinal), name, ignoreCase: false);
}
