namespace StrictMigrations.Baselines.Statements;

/// <summary>IF NOT EXISTS for statements that have none: a DO block that looks into the catalog first.</summary>
internal static class Guard
{
    /// <summary>Runs the statements when the query finds no row.</summary>
    public static string Unless(string query, params IEnumerable<string> statements) => Block($"NOT EXISTS ({query})", statements);

    /// <summary>Runs the statements when the query finds a row.</summary>
    public static string When(string query, params IEnumerable<string> statements) => Block($"EXISTS ({query})", statements);

    private static string Block(string condition, IEnumerable<string> statements)
    {
        var body = $"IF {condition} THEN\n{string.Join('\n', statements.Select(statement => $"    {statement};"))}\nEND IF;";
        var tag = Tag(body);
        return $"DO {tag} BEGIN {body} END {tag}";
    }

    /// <summary>A dollar quote that the text does not contain.</summary>
    public static string Tag(string text)
    {
        for (var i = 0; ; i++)
        {
            var tag = i == 0 ? "$baseline$" : $"$baseline{i}$";
            if (!text.Contains(tag, StringComparison.Ordinal))
                return tag;
        }
    }
}
