using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using StrictMigrations.Cli.Commands;
using StrictMigrations.Cli.Settings;
using StrictMigrations.Validation;

namespace StrictMigrations.Cli;

/// <summary>Wrong arguments, said so that a person can correct them.</summary>
/// <remarks>A misplaced argument may be a connection string: only its part before the first '=' or ':' is repeated.</remarks>
internal static class UsageErrors
{
    public static string Describe(ParseResult parsed, AppliedSettings settings)
    {
        var command = parsed.CommandResult.Command;
        var text = new StringBuilder();
        foreach (var message in parsed.UnmatchedTokens.Count > 0 ? Unmatched(parsed, command) : parsed.Errors.Select(error => settings.OriginOf(error) is { } origin ? $"{origin}: {error.Message}" : error.Message))
            text.AppendLine(message);
        return text.Append("Run '").Append(PathOf(parsed.CommandResult)).Append(" --help' to see what it takes.").ToString();
    }

    /// <summary>Whether a program reads the refusal too. Where standard output would be taken for a script, a snapshot, a picture or the ledger it is told as text alone.</summary>
    public static bool IsJsonAsked(ParseResult parsed, string[] arguments) =>
        parsed.CommandResult.Command is var command and not SnapshotCommand
        && (command.Subcommands.Count > 0 || AppliedSettings.Format.OptionOf(command) is not null)
        && !arguments.Contains("--sql", StringComparer.Ordinal)
        && string.Equals(TypedFormat(arguments) ?? AppliedSettings.FormatText(), "json", StringComparison.Ordinal);

    /// <summary>What documents call the command; <see langword="null"/> when none was recognised.</summary>
    public static string? CommandOf(ParseResult parsed) => parsed.CommandResult.Parent is CommandResult ? PathOf(parsed.CommandResult).Split(' ', 2)[1] : null;

    /// <summary>As it stands there: nothing else of the arguments need be right, not even the command.</summary>
    private static string? TypedFormat(string[] arguments)
    {
        var name = SharedOptions.Format.Name;
        return arguments.Zip(arguments.Skip(1).Append(""))
            .Select(pair => pair.First == name ? pair.Second : pair.First.StartsWith($"{name}=", StringComparison.Ordinal) || pair.First.StartsWith($"{name}:", StringComparison.Ordinal) ? pair.First[(name.Length + 1)..] : null)
            .LastOrDefault(format => format is not null);
    }

    private static IEnumerable<string> Unmatched(ParseResult parsed, Command command)
    {
        var options = command.Options.Select(option => option.Name).ToList();
        var commands = command.Subcommands.Select(subcommand => subcommand.Name).ToList();

        // What stands behind an unknown option is most likely its value.
        var tokens = parsed.UnmatchedTokens.Select(Harmless).Where((token, index) => token.StartsWith('-') || index == 0 || !parsed.UnmatchedTokens[index - 1].StartsWith('-')).ToList();

        // Which options there are depends on the command that was meant. It may stand behind one of its options.
        if (commands.Count > 0 && (parsed.UnmatchedTokens.Select(Harmless).FirstOrDefault(token => NearestName.To(token, commands) is not null) ?? tokens.Find(token => !token.StartsWith('-'))) is { } unknown)
            return [$"'{unknown}' is no command.{NearestName.Hint(unknown, commands)} There are: {string.Join(", ", commands)}."];
        return tokens.Select(token => token.StartsWith('-')
            ? $"'{token}' is no option of {PathOf(parsed.CommandResult)}.{NearestName.Hint(token, options)}"
            : $"'{token}' belongs to no option of {PathOf(parsed.CommandResult)}. Quote a value that has blanks or semicolons in it.");
    }

    private static string Harmless(string token) => token.IndexOfAny(['=', ':']) is >= 0 and var end ? token[..end] : token;

    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : result.Command.Name;
}
