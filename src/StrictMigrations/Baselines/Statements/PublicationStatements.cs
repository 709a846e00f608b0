using System.Text.RegularExpressions;

namespace StrictMigrations.Baselines.Statements;

internal static partial class PublicationStatements
{
    public static IEnumerable<string> Create(SchemaObject item)
    {
        // Before 15 there is one word TABLE for all.
        IEnumerable<string> tables = item["tables"] is { } list ? [$"TABLE {string.Join(", ", SqlText.Split(list, "\n").Select(Table))}"] : [];
        var schemas = item["schemas"] is { } names ? SqlText.Split(names, "\n").Select(name => $"TABLES IN SCHEMA {name}") : [];
        var members = tables.Concat(schemas).ToList();
        var what = item["all tables"] is not null ? " FOR ALL TABLES" : members.Count > 0 ? $" FOR {string.Join(", ", members)}" : "";
        yield return Guard.Unless(
            $"SELECT FROM pg_publication WHERE pubname = {SqlText.Literal(item.Name)}",
            $"CREATE PUBLICATION {SqlText.Name(item.Name)}{what} WITH ({Options(item)})");
    }

    private static string Options(SchemaObject item)
    {
        var options = $"publish = {SqlText.Literal(item["publishes"] ?? "")}";
        if (item["via partition root"] is not null)
            options += ", publish_via_partition_root = true";
        if (item["generated columns"] is { } generated)
            options += $", publish_generated_columns = {generated}";
        return options;
    }

    /// <summary>ONLY, since the children are named themselves; the filter needs parentheses of its own.</summary>
    private static string Table(string table)
    {
        var filtered = Filter().Match(table);
        return filtered.Success ? $"ONLY {filtered.Groups[1].Value} WHERE ({filtered.Groups[2].Value})" : $"ONLY {table}";
    }

    [GeneratedRegex("""^((?:"(?:[^"]|"")*"|[^" ])+(?: \((?:"(?:[^"]|"")*"|[^")])*\))?) WHERE (.*)$""", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Filter();
}
