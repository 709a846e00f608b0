namespace StrictMigrations.Baselines.Statements;

internal static class IndexStatements
{
    public static IEnumerable<string> Create(SchemaObject item)
    {
        var definition = item["definition"]!;
        var name = definition.IndexOf("INDEX ", StringComparison.Ordinal) + "INDEX ".Length;
        yield return definition.Insert(name, "IF NOT EXISTS ");
        foreach (var target in (item["statistics"] ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(target => target.Split(": ")))
        {
            yield return Guard.When(
                $"SELECT FROM pg_attribute WHERE attrelid = {SqlText.Class(Name(item))} AND attnum = {target[0]} AND attstattarget IS DISTINCT FROM {target[1]}",
                $"ALTER INDEX {Name(item)} ALTER COLUMN {target[0]} SET STATISTICS {target[1]}");
        }

        if (item["partition of"] is { } parent)
        {
            yield return Guard.Unless(
                $"SELECT FROM pg_inherits WHERE inhrelid = {SqlText.Class(Name(item))} AND inhparent = {SqlText.Class(parent)}",
                $"ALTER INDEX {parent} ATTACH PARTITION {Name(item)}");
        }

        foreach (var statement in Details(item, null))
            yield return statement;
    }

    /// <summary>Of an index, or of the one behind a constraint: options, and what its table uses it for.</summary>
    public static IEnumerable<string> Details(SchemaObject item, string? options)
    {
        if (options is not null)
            yield return Guard.When($"SELECT FROM pg_class WHERE oid = {SqlText.Class(Name(item))} AND reloptions IS NULL", $"ALTER INDEX {Name(item)} SET ({SqlText.StorageOptions(options)})");
        if (item["clustered"] is not null)
            yield return Guard.Unless(IndexIs(item, "indisclustered"), $"ALTER TABLE {SqlText.ParentName(item)} CLUSTER ON {SqlText.Name(item.Name)}");
        if (item["replica identity"] is not null)
            yield return Guard.Unless(IndexIs(item, "indisreplident"), $"ALTER TABLE ONLY {SqlText.ParentName(item)} REPLICA IDENTITY USING INDEX {SqlText.Name(item.Name)}");
    }

    private static string IndexIs(SchemaObject item, string flag) => $"SELECT FROM pg_index WHERE indexrelid = {SqlText.Class(Name(item))} AND {flag}";

    /// <summary>An index stands in its table's schema.</summary>
    private static string Name(SchemaObject item) => $"{SqlText.Name(item.Schema!)}.{SqlText.Name(item.Name)}";
}
