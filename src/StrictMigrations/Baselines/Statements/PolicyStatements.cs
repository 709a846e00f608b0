namespace StrictMigrations.Baselines.Statements;

internal static class PolicyStatements
{
    public static IEnumerable<string> Create(SchemaObject item)
    {
        var sql = $"CREATE POLICY {SqlText.Name(item.Name)} ON {SqlText.ParentName(item)}{(item["restrictive"] is null ? "" : " AS RESTRICTIVE")} FOR {item["command"]!.ToUpperInvariant()} TO {item["roles"]}";
        if (item["using"] is { } condition)
            sql += $" USING ({condition})";
        if (item["with check"] is { } check)
            sql += $" WITH CHECK ({check})";
        yield return Guard.Unless($"SELECT FROM pg_policy WHERE polrelid = {SqlText.Class(SqlText.ParentName(item))} AND polname = {SqlText.Literal(item.Name)}", sql);
    }
}
