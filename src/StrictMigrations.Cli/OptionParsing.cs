using System.CommandLine;
using System.CommandLine.Parsing;

namespace StrictMigrations.Cli;

/// <summary>Options whose wrong values are refused with the right ones.</summary>
internal static class OptionParsing
{
    /// <summary>One of a few words; without the option the type's default.</summary>
    public static Option<T> Choice<T>(string name, string description, params (string Word, T Value)[] choices) => new(name)
    {
        Description = description,
        HelpName = string.Join('|', choices.Select(choice => choice.Word)),
        CustomParser = result => Parse(result, word =>
            choices.Where(choice => string.Equals(choice.Word, word, StringComparison.Ordinal)).Select(choice => (true, choice.Value)).FirstOrDefault(),
            string.Join(", ", choices[..^1].Select(choice => choice.Word)) + " or " + choices[^1].Word),
    };

    /// <summary>A value that is refused, with what is <paramref name="expected"/>, unless <paramref name="parse"/> knows it.</summary>
    public static Option<T?> Value<T>(string name, string description, string helpName, string expected, Func<string, (bool Valid, T? Value)> parse) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => Parse(result, parse, expected),
    };

    public static Option<MigrationVersion?> Version(string name, string description) =>
        Value<MigrationVersion>(name, description, "VERSION", "a version, such as 0030", text => (MigrationVersion.TryParse(text, out var version), version));

    /// <summary>LEFT=RIGHT, as often as wanted.</summary>
    public static Option<(string Key, T Value)[]> Pairs<T>(string name, string description, string helpName, Func<string, (bool Valid, T Value)> parse) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => [.. result.Tokens.Select(token => ParsePair(result, token.Value, helpName, parse))],
    };

    /// <summary>Several values, parted by commas or given again and again.</summary>
    public static Option<string[]> List(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "LIST",
        CustomParser = result => [.. result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
    };

    private static T? Parse<T>(ArgumentResult result, Func<string, (bool Valid, T? Value)> parse, string expected)
    {
        var text = result.Tokens[0].Value;
        var (valid, value) = parse(text);
        if (!valid)
            result.AddError($"{result.Argument.Name} is '{text}'. Give {expected}.");
        return value;
    }

    private static (string Key, T Value) ParsePair<T>(ArgumentResult result, string text, string helpName, Func<string, (bool Valid, T Value)> parse)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        var (valid, value) = parts.Length == 2 && parts[0].Length > 0 ? parse(parts[1]) : default;
        if (!valid)
            result.AddError($"{result.Argument.Name} is '{text}'. Give {helpName}.");
        return (parts[0], value);
    }
}
