namespace StrictMigrations.Cli.Settings;

/// <summary>One value of a setting as the command line would have it, and where it stands: a variable's name, or file, line and column. The text may hold a password.</summary>
internal sealed record SettingValue(Setting Setting, string Text, string Origin)
{
    /// <summary>The argument that says the same; with '=', whatever the value begins with.</summary>
    public string Argument => $"{Setting.Option.Name}={Text}";
}
