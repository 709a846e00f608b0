namespace StrictMigrations.Baselines.Statements;

/// <summary>Collations, conversions and text search.</summary>
internal static class TextStatements
{
    public static IEnumerable<string> Collation(SchemaObject item)
    {
        var locale = SqlText.Literal(item["locale"] ?? "");
        var options = $"PROVIDER = {item["provider"]}, " + (item["ctype"] is { } type ? $"LC_COLLATE = {locale}, LC_CTYPE = {SqlText.Literal(type)}" : $"LOCALE = {locale}");
        if (item["deterministic"] is not null)
            options += ", DETERMINISTIC = false";
        if (item["rules"] is { } rules)
            options += $", RULES = {SqlText.Literal(rules)}";
        yield return $"CREATE COLLATION IF NOT EXISTS {SqlText.Name(item)} ({options})";
    }

    public static IEnumerable<string> Conversion(SchemaObject item) =>
        [Missing(item, "pg_conversion", "con", $"CREATE {(item["by default"] is null ? "" : "DEFAULT ")}CONVERSION {SqlText.Name(item)} FOR {SqlText.Literal(item["from"]!)} TO {SqlText.Literal(item["to"]!)} FROM {item["function"]}")];

    public static IEnumerable<string> Configuration(SchemaObject item)
    {
        var name = SqlText.Name(item);
        var mappings = (item["mappings"] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(mapping => mapping.Split(": ", 2))
            .Select(mapping => $"ALTER TEXT SEARCH CONFIGURATION {name} ADD MAPPING FOR {SqlText.Name(mapping[0])} WITH {mapping[1]}");
        yield return Missing(item, "pg_ts_config", "cfg", [$"CREATE TEXT SEARCH CONFIGURATION {name} (PARSER = {item["parser"]})", .. mappings]);
    }

    public static IEnumerable<string> Dictionary(SchemaObject item) =>
        [Missing(item, "pg_ts_dict", "dict", $"CREATE TEXT SEARCH DICTIONARY {SqlText.Name(item)} (TEMPLATE = {item["template"]}{(item["options"] is { } options ? $", {options}" : "")})")];

    public static IEnumerable<string> Parser(SchemaObject item) =>
        [Missing(item, "pg_ts_parser", "prs", $"CREATE TEXT SEARCH PARSER {SqlText.Name(item)} ({Functions(item)})")];

    public static IEnumerable<string> Template(SchemaObject item) =>
        [Missing(item, "pg_ts_template", "tmpl", $"CREATE TEXT SEARCH TEMPLATE {SqlText.Name(item)} ({Functions(item)})")];

    /// <summary>What has no function shows a hyphen.</summary>
    private static string Functions(SchemaObject item) => string.Join(", ", item["functions"]!.Split(", ").Where(function => !function.EndsWith("= -", StringComparison.Ordinal)));

    private static string Missing(SchemaObject item, string catalog, string prefix, params string[] statements) =>
        Guard.Unless($"SELECT FROM {catalog} WHERE {prefix}namespace = {SqlText.Namespace(item)} AND {prefix}name = {SqlText.Literal(item.Name)}", statements);
}
