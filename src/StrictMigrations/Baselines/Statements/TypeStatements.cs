namespace StrictMigrations.Baselines.Statements;

internal static class TypeStatements
{
    public static IEnumerable<string> Enum(SchemaObject item) =>
        [Missing(item, $"CREATE TYPE {SqlText.Name(item)} AS ENUM ({List(item["labels"])})")];

    public static IEnumerable<string> Composite(SchemaObject item) =>
        [Missing(item, $"CREATE TYPE {SqlText.Name(item)} AS ({List(item["attributes"])})")];

    /// <summary>A range type whose functions take it has a shell before.</summary>
    public static IEnumerable<string> Range(SchemaObject item) =>
        [Missing(item, $"CREATE TYPE {SqlText.Name(item)} AS RANGE ({item["definition"]})")];

    public static IEnumerable<string> Shell(SchemaObject item) =>
        [Guard.Unless($"SELECT FROM pg_type WHERE {Named(item)}", $"CREATE TYPE {SqlText.Name(item)}")];

    public static IEnumerable<string> Base(SchemaObject item) => item["shell"] is not null
        ? Shell(item)
        : [Missing(item, $"CREATE TYPE {SqlText.Name(item)} ({BaseTypeText.Of(item["representation"]!)})")];

    public static IEnumerable<string> Domain(SchemaObject item, ScriptItem step, BaselineSchema schema)
    {
        var sql = $"CREATE DOMAIN {SqlText.Name(item)} AS {item["type"]}";
        if (item["collation"] is { } collation)
            sql += $" COLLATE {collation}";
        if (item["default"] is { } value)
            sql += $" DEFAULT {value}";
        if (item["not null"] is not null)
            sql += " NOT NULL";
        foreach (var check in schema.Parts(item, SchemaObjectKind.Constraint).Where(part => step.Inline.Contains(part.Key)))
            sql += $"\n        {ConstraintStatements.Text(check)}";
        yield return Missing(item, sql);
    }

    private static string Missing(SchemaObject item, string sql) => Guard.Unless($"SELECT FROM pg_type WHERE {Named(item)} AND typisdefined", sql);

    private static string Named(SchemaObject item) => $"typnamespace = {SqlText.Namespace(item)} AND typname = {SqlText.Literal(item.Name)}";

    /// <summary>One a line as a list in parentheses.</summary>
    private static string List(string? lines) => lines is null ? "" : string.Join(", ", SqlText.Split(lines, "\n"));
}
