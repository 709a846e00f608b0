namespace StrictMigrations.Baselines.Statements;

internal static class ConstraintStatements
{
    /// <summary>As CREATE TABLE and CREATE DOMAIN list it.</summary>
    public static string Text(SchemaObject item) => $"CONSTRAINT {SqlText.Name(item.Name)} {item["definition"]}";

    /// <summary>One that cannot stand in its table's CREATE.</summary>
    public static IEnumerable<string> Add(SchemaObject item, BaselineSchema schema)
    {
        var parent = SqlText.ParentName(item);
        var isDomain = schema.ParentOf(item) is { Kind: SchemaObjectKind.Domain };
        yield return Guard.Unless(
            $"SELECT FROM pg_constraint WHERE {(isDomain ? $"contypid = {SqlText.Literal(parent)}::regtype" : $"conrelid = {SqlText.Class(parent)}")} AND conname = {SqlText.Literal(item.Name)}",
            $"ALTER {(isDomain ? "DOMAIN" : "TABLE")} {parent} ADD {Text(item)}");
        foreach (var statement in Details(item))
            yield return statement;
    }

    /// <summary>What is said of the index behind it.</summary>
    public static IEnumerable<string> Details(SchemaObject item) => IndexStatements.Details(item, item["options"]);
}
