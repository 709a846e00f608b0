namespace StrictMigrations.Scripts;

/// <summary>The keywords of headers, and what was probably meant by a word that is none.</summary>
/// <remarks>
/// A misspelled directive that passes for prose is a dependency nobody checks, so one or two letters are enough for an error.
/// Ordinary words that happen to be as near are prose unless they stand in capitals, which is how directives are written.
/// </remarks>
internal static class HeaderKeywords
{
    private static readonly string[] s_names = [.. Enum.GetNames<DirectiveKind>().Select(name => name.ToUpperInvariant())];

    private static readonly string[] s_ordinaryWords =
    [
        "ACCEPTED", "ALLOWED", "ASPECTS", "EXPECTED", "REQUIRED", "RETRIED", "RETURNED", "SCHEMAS", "SCHEMATA", "TIMEOUTS", "TRANSACTIONS",
        "TRANSACTIONAL",
    ];

    /// <summary>The keyword, in any case.</summary>
    public static bool TryGet(ReadOnlySpan<char> word, out DirectiveKind kind)
    {
        for (var index = 0; index < s_names.Length; index++)
        {
            kind = (DirectiveKind)index;
            if (word.Equals(s_names[index], StringComparison.OrdinalIgnoreCase))
                return true;
        }

        kind = default;
        return false;
    }

    /// <summary>The keyword that was probably meant, or null.</summary>
    public static string? Nearest(ReadOnlySpan<char> word)
    {
        if (word.Length is < 4 or > 16)
            return null;
        var upper = word.ToString().ToUpperInvariant();
        if (!word.SequenceEqual(upper) && s_ordinaryWords.Contains(upper))
            return null;
        var nearest = s_names.MinBy(name => EditDistance.Between(upper, name))!;
        return EditDistance.Between(upper, nearest) <= (nearest.Length > 5 ? 2 : 1) ? nearest : null;
    }
}
