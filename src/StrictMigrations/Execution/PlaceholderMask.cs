namespace StrictMigrations.Execution;

/// <summary>Puts <c>${name}</c> back where a message quotes a placeholder's value: it may be a secret, and the ledger keeps it for ever.</summary>
internal static class PlaceholderMask
{
    public static string Apply(string text, StrictMigrationsOptions options)
    {
        foreach (var (name, value) in options.Placeholders.Where(pair => pair.Value.Length > 0).OrderByDescending(pair => pair.Value.Length))
            text = text.Replace(value, $"${{{name}}}", StringComparison.Ordinal);
        return text;
    }
}
