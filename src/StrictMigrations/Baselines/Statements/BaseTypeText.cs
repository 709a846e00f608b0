namespace StrictMigrations.Baselines.Statements;

/// <summary>The catalog's letters for a base type as the words of CREATE TYPE.</summary>
internal static class BaseTypeText
{
    public static string Of(string representation) => string.Join(", ", SqlText.Split(representation, ", ").Select(Option));

    private static string Option(string option)
    {
        var parts = option.Split(" = ", 2);
        return parts.Length == 1 ? $"{option} = true" : $"{parts[0]} = {Value(parts[0], parts[1])}";
    }

    private static string Value(string name, string value) => (name, value) switch
    {
        ("internallength", "-1") => "VARIABLE",
        ("alignment", "c") => "char",
        ("alignment", "s") => "int2",
        ("alignment", "i") => "int4",
        ("alignment", _) => "double",
        ("storage", "p") => "plain",
        ("storage", "e") => "external",
        ("storage", "m") => "main",
        ("storage", _) => "extended",
        ("category" or "default" or "delimiter", _) => SqlText.Literal(value),
        _ => value,
    };
}
