namespace StrictMigrations.Validation;

/// <summary>Finds the name that a misspelled one was probably meant to be.</summary>
internal static class NearestName
{
    /// <summary>The candidate with the fewest edits, at most a third of the name's length; <see langword="null"/> when none is near.</summary>
    public static string? To(string name, IEnumerable<string> candidates)
    {
        var nearest = candidates
            .Select(candidate => (Candidate: candidate, Edits: Edits(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .OrderBy(pair => pair.Edits)
            .ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Candidate is not null && nearest.Edits <= Math.Max(2, name.Length / 3) ? nearest.Candidate : null;
    }

    /// <summary><c> Did you mean 'x'?</c> with its leading blank, or nothing.</summary>
    public static string Hint(string name, IEnumerable<string> candidates) =>
        To(name, candidates) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    /// <summary>Levenshtein's distance: insertions, deletions and replacements.</summary>
    private static int Edits(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
