namespace StrictMigrations.Cli.Settings;

/// <summary>A value as it stands in the file, behind <c>NAME=</c> when it is one of pairs. Variables are read, and paths resolved, only for the commands that use it.</summary>
internal sealed record SettingEntry(SettingsText File, Setting Setting, string Prefix, string Text, long Offset)
{
    /// <exception cref="UsageException">It names a variable that is not set.</exception>
    public SettingValue Read(Func<string, string?> variable)
    {
        var text = VariableReferences.Replace(Text, name => variable(name) ?? throw Undefined(name));
        return new SettingValue(Setting, Prefix + (Setting.Resolve?.Invoke(text, Path.GetDirectoryName(File.Path)!) ?? text), File.PlaceOf(Offset));
    }

    private UsageException Undefined(string name) => File.Refusal(
        File.Within(Offset, VariableReferences.Of(name)),
        $"The environment variable {name} is not set. Set it, or write $${{{name}}} if these letters themselves are meant.");
}
