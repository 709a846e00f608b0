using System.Text.RegularExpressions;

namespace StrictMigrations.Cli.Settings;

/// <summary><c>${NAME}</c> in the values of strict-migrations.json; <c>$${NAME}</c> stays <c>${NAME}</c>.</summary>
internal static partial class VariableReferences
{
    public static string Of(string name) => $"${{{name}}}";

    public static string Replace(string text, Func<string, string> valueOf) =>
        Reference().Replace(text, match => match.Value.StartsWith("$$", StringComparison.Ordinal) ? match.Value[1..] : valueOf(match.Groups["name"].Value));

    [GeneratedRegex(@"\$?\$\{(?<name>[^{}]*)\}")]
    private static partial Regex Reference();
}
