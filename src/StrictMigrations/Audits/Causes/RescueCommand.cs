using System.Globalization;
using System.Text;

namespace StrictMigrations.Audits.Causes;

/// <summary>The commands of the way out as a shell takes them, with all that the audit itself was called with. Pure.</summary>
internal sealed class RescueCommand(RescueArguments arguments)
{
    private const string Program = "strict-migrations";

    /// <summary>What is not printed, and must be there when the first command runs.</summary>
    public string? Preparation => arguments.Variables.IsEmpty
        ? null
        : $"Set the environment variable {string.Join(" and ", arguments.Variables)} as this audit was given it: a password or a placeholder's value is not printed, and these commands need it.";

    public string OfHistory(params IEnumerable<string> own) => Of([.. own, .. arguments.History]);

    public string OfShadow(params IEnumerable<string> own) => Of([.. own, .. arguments.Shadow]);

    public string Of(params IEnumerable<string> own) => string.Join(' ', [Program, .. own.Concat(arguments.Common).Select(Quoted)]);

    /// <summary>As one word of a POSIX shell.</summary>
    private static string Quoted(string text) => text switch
    {
        { Length: > 0 } when text.All(IsPlain) => text,
        _ when text.EnumerateRunes().Any(VisibleText.IsControl) => $"$'{string.Concat(text.EnumerateRunes().Select(Escaped))}'",
        _ => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'",
    };

    /// <summary>A name that was recorded may hold a line feed: raw, what follows it would stand among the steps as one of them.</summary>
    private static string Escaped(Rune letter) => letter.Value switch
    {
        '\n' => "\\n",
        '\'' or '\\' => $"\\{letter}",
        _ when VisibleText.IsControl(letter) => string.Concat(Encoding.UTF8.GetBytes(letter.ToString()).Select(Octal)),
        _ => letter.ToString(),
    };

    private static string Octal(byte part) => string.Create(CultureInfo.InvariantCulture, $"\\{part >> 6}{(part >> 3) & 7}{part & 7}");

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-' or '/' or ',' or '=' or ':' or '+' or '@' or '%';
}
