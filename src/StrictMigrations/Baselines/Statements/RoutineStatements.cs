namespace StrictMigrations.Baselines.Statements;

internal static class RoutineStatements
{
    /// <summary>PostgreSQL words it as CREATE OR REPLACE.</summary>
    public static IEnumerable<string> Routine(SchemaObject item, BaselineSchema schema) => [schema.Definition(item).TrimEnd()];

    public static IEnumerable<string> Aggregate(SchemaObject item)
    {
        var arguments = item["arguments"] ?? "*";
        var parallel = item["parallel"] is { } value ? $", parallel = {value}" : "";
        yield return $"CREATE OR REPLACE AGGREGATE {SqlText.Name(item)}({arguments}) ({item["aggregate"]}{parallel})";
    }
}
