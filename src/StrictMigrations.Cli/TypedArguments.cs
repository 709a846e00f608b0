using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using StrictMigrations.Cli.Settings;
using StrictMigrations.Execution;

namespace StrictMigrations.Cli;

/// <summary>What was typed behind a command, for commands that are printed to be run next.</summary>
internal sealed class TypedArguments(ParseResult typed)
{
    private static readonly string[] s_passwords = ["password", "pwd", "psw"];

    /// <summary>The ones of an audit that the commands of its way out need too.</summary>
    public RescueArguments ForRescue(params Option[] ofHistory) => new()
    {
        Common = Of(SharedOptions.All),
        History = Of(ofHistory),
        Shadow = Of(SharedOptions.AdminConnection),
        Variables = [.. Setting.All.Where(setting => Result(setting.Option) is { } result && IsSecret(result)).Select(setting => setting.Variable)],
    };

    private ImmutableArray<string> Of(params IEnumerable<Option> options) =>
        [.. options.Where(option => option != SharedOptions.Format).Select(Result).OfType<OptionResult>().Where(result => !IsSecret(result)).SelectMany(Words)];

    private OptionResult? Result(Option option) => typed.GetResult(option) is { Implicit: false } result ? result : null;

    private static IEnumerable<string> Words(OptionResult result) =>
        result.Tokens.Count == 0 ? [result.Option.Name] : result.Tokens.SelectMany(token => Words(result.Option.Name, token.Value));

    /// <summary>With '=' what would be taken for another option.</summary>
    private static string[] Words(string name, string value) => value.StartsWith('-') ? [$"{name}={value}"] : [name, value];

    private static bool IsSecret(OptionResult result) =>
        result.Option == SharedOptions.Placeholders
        || (result.Option == SharedOptions.ConnectionOption || result.Option == SharedOptions.AdminConnection) && result.Tokens.Any(token => HasPassword(token.Value));

    /// <summary>What the driver cannot read may hold one anywhere; else it stands behind one of these words, even where a later one takes it back.</summary>
    private static bool HasPassword(string connection) =>
        ConnectionStrings.FindProblem(connection, "") is not null || s_passwords.Any(word => connection.Contains(word, StringComparison.OrdinalIgnoreCase));
}
