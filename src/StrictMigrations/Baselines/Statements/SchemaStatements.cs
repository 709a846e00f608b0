namespace StrictMigrations.Baselines.Statements;

internal static class SchemaStatements
{
    public static IEnumerable<string> Schema(SchemaObject item) => [$"CREATE SCHEMA IF NOT EXISTS {SqlText.Name(item.Name)}"];

    public static IEnumerable<string> Extension(SchemaObject item) =>
        [$"CREATE EXTENSION IF NOT EXISTS {SqlText.Name(item.Name)} SCHEMA {SqlText.Name(item["in schema"]!)}"];

    public static IEnumerable<string> Language(SchemaObject item)
    {
        var sql = $"CREATE {(item["trusted"] is null ? "" : "TRUSTED ")}LANGUAGE {SqlText.Name(item.Name)} HANDLER {item["handler"]}";
        if (item["inline"] is { } inline)
            sql += $" INLINE {inline}";
        if (item["validator"] is { } validator)
            sql += $" VALIDATOR {validator}";
        yield return Guard.Unless($"SELECT FROM pg_language WHERE lanname = {SqlText.Literal(item.Name)}", sql);
    }

    public static IEnumerable<string> AccessMethod(SchemaObject item) =>
        [Guard.Unless(
            $"SELECT FROM pg_am WHERE amname = {SqlText.Literal(item.Name)}",
            $"CREATE ACCESS METHOD {SqlText.Name(item.Name)} TYPE {item["type"]!.ToUpperInvariant()} HANDLER {item["handler"]}")];

    /// <summary>The name is <c>type LANGUAGE language</c>.</summary>
    public static IEnumerable<string> Transform(SchemaObject item)
    {
        var functions = new[] { ("FROM SQL", item["from sql"]), ("TO SQL", item["to sql"]) }.Where(side => side.Item2 is not null).Select(side => $"{side.Item1} WITH FUNCTION {side.Item2}");
        yield return $"CREATE OR REPLACE TRANSFORM FOR {item.Name} ({string.Join(", ", functions)})";
    }
}
