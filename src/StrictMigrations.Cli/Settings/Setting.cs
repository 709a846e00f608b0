using System.CommandLine;

namespace StrictMigrations.Cli.Settings;

/// <summary>An option that may also be given by an environment variable or in strict-migrations.json; both names come from the option's.</summary>
internal sealed record Setting(Option Option, bool IsPath = false)
{
    public const string VariablePrefix = "STRICT_MIGRATIONS_";

    /// <summary>Every setting, in the order of docs/cli.md.</summary>
    public static IReadOnlyList<Setting> All { get; } = [.. SharedOptions.Settings];

    /// <summary>The name in strict-migrations.json: <c>ledgerSchema</c> of <c>--ledger-schema</c>.</summary>
    public string Key { get; } = string.Concat(Words(Option).Select((word, index) => index == 0 ? word : $"{char.ToUpperInvariant(word[0])}{word[1..]}"));

    /// <summary>The environment variable: <c>STRICT_MIGRATIONS_LEDGER_SCHEMA</c>.</summary>
    public string Variable { get; } = VariablePrefix + string.Join('_', Words(Option)).ToUpperInvariant();

    public SettingShape Shape { get; } = ShapeOf(Option.ValueType);

    private static string[] Words(Option option) => option.Name.TrimStart('-').Split('-');

    private static SettingShape ShapeOf(Type type) =>
        type == typeof(bool) ? SettingShape.Flag
        : type == typeof(string[]) ? SettingShape.List
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
