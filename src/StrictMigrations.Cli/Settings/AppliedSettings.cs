using System.CommandLine;
using System.CommandLine.Parsing;
using StrictMigrations.Cli.Commands;

namespace StrictMigrations.Cli.Settings;

/// <summary>What the command line leaves open, said by environment variables and strict-migrations.json: more arguments, parsed like those that were typed.</summary>
internal sealed class AppliedSettings
{
    private readonly IReadOnlyList<SettingValue> _values;

    private AppliedSettings(IReadOnlyList<SettingValue> values) => _values = values;

    public static AppliedSettings None { get; } = new([]);

    /// <summary>How results are printed.</summary>
    public static Setting Format { get; } = Setting.All.Single(setting => setting.Option == SharedOptions.Format);

    /// <exception cref="UsageException">A setting is wrong.</exception>
    public static AppliedSettings For(ParseResult parsed)
    {
        var settings = Setting.All.Where(setting => IsOpen(setting, parsed)).ToList();
        if (settings.Count == 0)
            return None;
        var file = SettingsFile.Find(Environment.CurrentDirectory);
        return new([.. settings.SelectMany(setting => ValuesOf(setting, file))]);
    }

    /// <summary>The format that was set, also where the command line is wrong; <see langword="null"/> where none was, or nobody can say.</summary>
    public static string? FormatText()
    {
        try
        {
            return SettingVariables.Of(Format).FirstOrDefault()?.Text ?? ValuesOf(Format, SettingsFile.Find(Environment.CurrentDirectory)).FirstOrDefault()?.Text;
        }
        catch (UsageException)
        {
            // It is what is being told, or will be once the command line is right.
            return null;
        }
    }

    /// <summary>The arguments with the settings behind the command's name: what was typed comes later, and wins where pairs have one key.</summary>
    public string[] AddTo(string[] arguments, Command command)
    {
        var behind = Array.IndexOf(arguments, command.Name) + 1;
        return [.. arguments[..behind], .. _values.Select(value => value.Argument), .. arguments[behind..]];
    }

    /// <summary>Where the value stands that an error is about; <see langword="null"/> when it was typed.</summary>
    public string? OriginOf(ParseError error) => error.SymbolResult is OptionResult or ArgumentResult { Parent: OptionResult }
        ? _values.FirstOrDefault(value => value.Setting.Option.Name == OptionOf(error.SymbolResult).Name && error.Message.Contains($"'{value.Text}'", StringComparison.Ordinal))?.Origin
        : null;

    private static Option OptionOf(SymbolResult result) => (result as OptionResult ?? (OptionResult)result.Parent!).Option;

    private static List<SettingValue> ValuesOf(Setting setting, IReadOnlyList<SettingEntry> file)
    {
        var variables = SettingVariables.Of(setting).ToList();
        return variables.Count > 0 && setting.Shape != SettingShape.Pairs
            ? variables
            : [.. file.Where(entry => entry.Setting == setting).Select(entry => entry.Read(Environment.GetEnvironmentVariable)), .. variables];
    }

    /// <summary>Whether this command has the option and wants a value; what is not needed, such as a database for files only, need not be right.</summary>
    private static bool IsOpen(Setting setting, ParseResult parsed) =>
        setting.OptionOf(parsed.CommandResult.Command) is { } option
        && (setting.Shape == SettingShape.Pairs || parsed.GetResult(option) is null or { Implicit: true })
        && !(setting.Option == SharedOptions.ConnectionOption && parsed.CommandResult.Command is MigratorCommand command && !command.NeedsDatabase(parsed));
}
