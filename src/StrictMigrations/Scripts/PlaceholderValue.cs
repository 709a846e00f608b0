namespace StrictMigrations.Scripts;

/// <summary>The text that stands in for a placeholder.</summary>
internal static class PlaceholderValue
{
    public static string Of(Placeholder placeholder, IDictionary<string, string> values, TokenKind zone, Position position)
    {
        if (!values.TryGetValue(placeholder.Name, out var value))
            throw Undefined(placeholder, values, position);
        if (value.Contains('\0', StringComparison.Ordinal))
            throw new ScriptException($"The value of {placeholder} holds a NUL character, which PostgreSQL refuses.", "Give it another value.", position);
        if (placeholder.Quoting.Length > 0 && zone is TokenKind.String or TokenKind.QuotedIdentifier)
            throw QuotedAlready(placeholder, position);
        return placeholder.Quoting switch
        {
            "" => value,
            "identifier" => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
            "literal" => Literal(value),
            _ => throw new ScriptException(
                $"{placeholder} asks for an unknown quoting.",
                $"Write ${{{placeholder.Name}}}, ${{{placeholder.Name}:identifier}} or ${{{placeholder.Name}:literal}}.",
                position),
        };
    }

    /// <summary>An escape string when a backslash stands in it: that reads the same whatever standard_conforming_strings is.</summary>
    private static string Literal(string value)
    {
        var doubled = value.Replace("'", "''", StringComparison.Ordinal);
        return value.Contains('\\', StringComparison.Ordinal)
            ? $" E'{doubled.Replace("\\", "\\\\", StringComparison.Ordinal)}'"
            : $"'{doubled}'";
    }

    private static ScriptException Undefined(Placeholder placeholder, IDictionary<string, string> values, Position position) => new(
        $"The placeholder {placeholder} has no value.",
        $"Define {placeholder.Name} in the options' Placeholders (defined are: {string.Join(", ", values.Keys.Order(StringComparer.Ordinal))}), or write '$' || '{{{placeholder.Name}}}' for the text itself.",
        position);

    private static ScriptException QuotedAlready(Placeholder placeholder, Position position) => new(
        $"{placeholder} stands between quotes, and would be quoted twice.",
        $"Write ${{{placeholder.Name}}} between the quotes, or leave the quotes out.",
        position);
}
