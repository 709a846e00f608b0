namespace StrictMigrations.Baselines.Statements;

internal static class ViewStatements
{
    public static IEnumerable<string> View(SchemaObject item) =>
        [$"CREATE OR REPLACE VIEW {SqlText.Name(item)}{With(item)} AS\n{Query(item)}"];

    /// <summary>Of a view that needs itself by way of others: its columns alone.</summary>
    public static IEnumerable<string> Stub(SchemaObject item, BaselineSchema schema)
    {
        var columns = schema.Columns(item).Select(column =>
            $"NULL::{column["type"]}{(column["collation"] is { } collation ? $" COLLATE {collation}" : "")} AS {SqlText.Name(column.Name)}");
        yield return Guard.Unless(
            $"SELECT FROM pg_class WHERE oid = to_regclass({SqlText.Literal(SqlText.Name(item))})",
            $"CREATE VIEW {SqlText.Name(item)} AS SELECT {string.Join(", ", columns)}");
    }

    public static IEnumerable<string> Materialized(SchemaObject item, BaselineSchema schema)
    {
        var method = item["access method"] is { } name ? $" USING {SqlText.Name(name)}" : "";
        yield return $"CREATE MATERIALIZED VIEW IF NOT EXISTS {SqlText.Name(item)}{method}{With(item)} AS\n{Query(item)}\nWITH NO DATA";
        foreach (var statement in schema.Columns(item).SelectMany(ColumnStatements.Details))
            yield return statement;
    }

    /// <summary>Written at the end: what its functions look up at run time is there by then.</summary>
    public static string Refresh(SchemaObject item) => Guard.Unless(
        $"SELECT FROM pg_class WHERE oid = {SqlText.Class(SqlText.Name(item))} AND relispopulated",
        $"REFRESH MATERIALIZED VIEW {SqlText.Name(item)}");

    private static string With(SchemaObject item) => item["options"] is { } options ? $" WITH ({SqlText.StorageOptions(options)})" : "";

    private static string Query(SchemaObject item) => item["definition"]!.TrimEnd().TrimEnd(';');
}
