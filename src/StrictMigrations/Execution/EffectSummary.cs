using System.Globalization;

namespace StrictMigrations.Execution;

/// <summary>What a step changed, in a few words for one line of the log.</summary>
internal static class EffectSummary
{
    private const int Named = 3;

    public static string Of(SchemaEffect? effect, int statements)
    {
        if (effect is null || effect.Diff.IsEmpty)
            return statements == 1 ? "1 statement" : string.Create(CultureInfo.InvariantCulture, $"{statements} statements");
        var changes = effect.Diff.Changes.Where(change => !IsPartOfAnother(change, effect.Diff)).ToList();
        var named = changes.Take(Named).Select(change => $"{change.Object} {WordOf(change.Kind)}");
        var rest = changes.Count > Named ? string.Create(CultureInfo.InvariantCulture, $" and {changes.Count - Named} more") : "";
        return string.Join(", ", named) + rest;
    }

    /// <summary>The columns of a new table go without saying.</summary>
    private static bool IsPartOfAnother(SchemaChange change, SchemaDiff diff) => change.Object.Parent is { } parent
        && diff.Changes.Any(other => other.Kind == change.Kind && other.Object.Parent is null && other.Object.Schema == change.Object.Schema && other.Object.Name == parent);

    private static string WordOf(SchemaChangeKind kind) => kind switch
    {
        SchemaChangeKind.Added => "added",
        SchemaChangeKind.Removed => "removed",
        SchemaChangeKind.Renamed => "renamed",
        _ => "changed",
    };
}
