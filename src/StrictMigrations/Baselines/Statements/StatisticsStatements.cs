namespace StrictMigrations.Baselines.Statements;

internal static class StatisticsStatements
{
    public static IEnumerable<string> Create(SchemaObject item, BaselineSchema schema)
    {
        yield return schema.Definition(item).Insert("CREATE STATISTICS ".Length, "IF NOT EXISTS ");
        if (item["statistics"] is { } target)
        {
            yield return Guard.When(
                $"SELECT FROM pg_statistic_ext WHERE stxnamespace = {SqlText.Namespace(item)} AND stxname = {SqlText.Literal(item.Name)} AND stxstattarget IS DISTINCT FROM {target}",
                $"ALTER STATISTICS {SqlText.Name(item)} SET STATISTICS {target}");
        }
    }
}
