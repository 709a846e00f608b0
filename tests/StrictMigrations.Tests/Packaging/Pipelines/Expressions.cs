using System.Text.RegularExpressions;

namespace StrictMigrations.Tests.Packaging.Pipelines;

/// <summary>As much of GitHub's expressions as the workflows use: a name between double braces, and conditions over one.</summary>
internal static partial class Expressions
{
    /// <summary>Puts the values in; a name that nobody gave a value fails.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Expression().Replace(text, match => values.TryGetValue(match.Groups[1].Value, out var value)
            ? value
            : throw new InvalidOperationException($"Nobody said what '{match.Value}' is."));

    /// <summary>Whether a step runs after steps that succeeded.</summary>
    public static bool Holds(string? condition, IReadOnlyDictionary<string, string> values) => condition switch
    {
        null or "always()" => true,
        _ when NotEmpty().Match(condition) is { Success: true } match => values[match.Groups[1].Value].Length > 0,
        _ => throw new InvalidOperationException($"The condition '{condition}' is not understood."),
    };

    [GeneratedRegex(@"\$\{\{ *([a-z_A-Z.-]+) *\}\}")]
    private static partial Regex Expression();

    [GeneratedRegex(@"^([a-z.]+) != ''$")]
    private static partial Regex NotEmpty();
}
