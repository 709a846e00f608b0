namespace StrictMigrations.Baselines.Statements;

/// <summary>What is said of a column after its table is there.</summary>
internal static class ColumnStatements
{
    /// <summary>A default that needs what its table is needed for, or one of a view's column.</summary>
    public static IEnumerable<string> Default(SchemaObject column) => [SetDefault(column, column["default"]!)];

    /// <summary>Storage, statistics target and options, which CREATE TABLE does not take (STORAGE since 16 only).</summary>
    public static IEnumerable<string> Details(SchemaObject column)
    {
        if (column["storage"] is { } storage)
            yield return Alter(column, $"attstorage <> '{StorageLetter(storage)}'", $"SET STORAGE {storage.ToUpperInvariant()}");
        if (column["statistics"] is { } target)
            yield return Alter(column, $"attstattarget IS DISTINCT FROM {target}", $"SET STATISTICS {target}");
        if (column["options"] is { } options)
            yield return Alter(column, "attoptions IS NULL", $"SET ({SqlText.StorageOptions(options)})");
        if (ColumnText.IsNotValid(column))
            yield return NotValid(column);
    }

    /// <summary>Where a child table's column differs from what it inherits.</summary>
    public static IEnumerable<string> Overrides(SchemaObject column, IReadOnlyList<SchemaObject> parents, ScriptItem step)
    {
        var inherited = parents.FirstOrDefault(parent => parent["default"] is not null)?["default"];
        if (column["default"] is { } value && value != inherited && step.Inline.Contains(column.Key))
            yield return SetDefault(column, value);
        else if (column["default"] is null && inherited is not null)
            yield return DropDefault(column);
        if (column["not null"] is not null && parents.All(parent => parent["not null"] is null))
            yield return Alter(column, "NOT attnotnull", "SET NOT NULL");
        else if (column["not null"] is null && parents.Any(parent => parent["not null"] is not null))
            yield return Alter(column, "attnotnull", "DROP NOT NULL");
    }

    private static string SetDefault(SchemaObject column, string value) => Guard.Unless(
        $"{DefaultOf(column)} AND pg_get_expr(adbin, adrelid) = {SqlText.Literal(value)}",
        $"ALTER TABLE ONLY {SqlText.ParentName(column)} ALTER COLUMN {SqlText.Name(column.Name)} SET DEFAULT {value}");

    private static string DropDefault(SchemaObject column) => Guard.When(
        DefaultOf(column), $"ALTER TABLE ONLY {SqlText.ParentName(column)} ALTER COLUMN {SqlText.Name(column.Name)} DROP DEFAULT");

    private static string DefaultOf(SchemaObject column) =>
        $"SELECT FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum WHERE {Named(column)}";

    private static string NotValid(SchemaObject column)
    {
        var noInherit = column["not null state"]!.Contains("no inherit", StringComparison.Ordinal) ? " NO INHERIT" : "";
        return Alter(column, "NOT attnotnull", $"NOT NULL {SqlText.Name(column.Name)}{noInherit} NOT VALID", "ADD ");
    }

    private static string Alter(SchemaObject column, string condition, string action, string? verb = null) => Guard.When(
        $"SELECT FROM pg_attribute WHERE {Named(column)} AND {condition}",
        $"ALTER TABLE ONLY {SqlText.ParentName(column)} {verb ?? $"ALTER COLUMN {SqlText.Name(column.Name)} "}{action}");

    private static string Named(SchemaObject column) => $"attrelid = {SqlText.Class(SqlText.ParentName(column))} AND attname = {SqlText.Literal(column.Name)}";

    private static char StorageLetter(string storage) => storage switch
    {
        "external" => 'e',
        "extended" => 'x',
        _ => storage[0],
    };
}
