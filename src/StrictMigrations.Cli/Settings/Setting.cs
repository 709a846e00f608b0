using System.CommandLine;
using StrictMigrations.Cli.Reports;

namespace StrictMigrations.Cli.Settings;

/// <summary>An option that may also be given by an environment variable or in strict-migrations.json; both names come from the option's.</summary>
/// <param name="Option">The option.</param>
/// <param name="Resolve">Makes a value of the file, which begins at the file's folder, complete; <see langword="null"/> when it is no path.</param>
internal sealed record Setting(Option Option, Func<string, string, string>? Resolve = null)
{
    public const string VariablePrefix = "STRICT_MIGRATIONS_";

    /// <summary>Every setting, in the order of docs/cli.md.</summary>
    public static IReadOnlyList<Setting> All { get; } = [.. SharedOptions.Settings];

    /// <summary>The name in strict-migrations.json: <c>ledgerSchema</c> of <c>--ledger-schema</c>.</summary>
    public string Key { get; } = string.Concat(Words(Option).Select((word, index) => index == 0 ? word : $"{char.ToUpperInvariant(word[0])}{word[1..]}"));

    /// <summary>The environment variable: <c>STRICT_MIGRATIONS_LEDGER_SCHEMA</c>.</summary>
    public string Variable { get; } = VariablePrefix + string.Join('_', Words(Option)).ToUpperInvariant();

    public SettingShape Shape { get; } = ShapeOf(Option.ValueType);

    /// <summary>The command's option that it sets. Some take more words for it; of a picture the format is another thing.</summary>
    public Option? OptionOf(Command command) => command.Options.FirstOrDefault(option => option.Name == Option.Name && option.ValueType == Option.ValueType);

    private static string[] Words(Option option) => option.Name.TrimStart('-').Split('-');

    private static SettingShape ShapeOf(Type type) =>
        type == typeof(bool) ? SettingShape.Flag
        : type == typeof(string[]) || type == typeof(ReportTarget[]) ? SettingShape.List
        : type.IsArray ? SettingShape.Pairs
        : SettingShape.Text;
}

/// <summary>How a setting is written in JSON.</summary>
internal enum SettingShape
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary>An array of strings.</summary>
    List,

    /// <summary>An object of strings; each pair may come from another place.</summary>
    Pairs,
}
