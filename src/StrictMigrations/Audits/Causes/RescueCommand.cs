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
    private static string Quoted(string text) => text.Length > 0 && text.All(IsPlain) ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-' or '/' or ',' or '=' or ':' or '+' or '@' or '%';
}
