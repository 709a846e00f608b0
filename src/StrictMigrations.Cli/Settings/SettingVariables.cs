using System.Collections;
using StrictMigrations.Validation;

namespace StrictMigrations.Cli.Settings;

/// <summary>The settings that environment variables give. A blank one counts as not set, as pipelines pass them.</summary>
internal static class SettingVariables
{
    /// <summary>The values of one setting.</summary>
    public static IEnumerable<SettingValue> Of(Setting setting) => Environment.GetEnvironmentVariable(setting.Variable) switch
    {
        { } text when string.IsNullOrWhiteSpace(text) => [],
        null => [],
        var text when setting.Shape == SettingShape.Pairs => text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(pair => new SettingValue(setting, pair, setting.Variable)),
        var text when setting.Shape == SettingShape.Flag && text is not ("true" or "false") => throw new UsageException($"{setting.Variable} is '{text}'. Give true or false."),
        var text when setting.Shape == SettingShape.List => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => new SettingValue(setting, item, setting.Variable)),
        var text => [new SettingValue(setting, text, setting.Variable)],
    };

    /// <summary>A warning for each variable that is nearly a setting's; others with the same prefix may be anybody's.</summary>
    public static IEnumerable<string> Misspelled() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Select(entry => (string)entry.Key)
        .Where(name => name.StartsWith(Setting.VariablePrefix, StringComparison.Ordinal) && !Setting.All.Any(setting => name == setting.Variable || name.StartsWith($"{setting.Variable}_", StringComparison.Ordinal)))
        .Order(StringComparer.Ordinal)
        .Select(name => (Name: name, Nearest: NearestName.To(Suffix(name), Setting.All.Select(setting => Suffix(setting.Variable)))))
        .Where(pair => pair.Nearest is not null)
        .Select(pair => $"The environment variable {pair.Name} is no setting. Did you mean {Setting.VariablePrefix}{pair.Nearest}?");

    private static string Suffix(string variable) => variable[Setting.VariablePrefix.Length..];
}
