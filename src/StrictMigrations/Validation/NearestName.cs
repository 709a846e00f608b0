using StrictMigrations.Scripts;

namespace StrictMigrations.Validation;

/// <summary>Finds the name that a misspelled one was probably meant to be.</summary>
internal static class NearestName
{
    /// <summary>The candidate with the fewest edits, at most a third of the name's length; <see langword="null"/> when none is near.</summary>
    public static string? To(string name, IEnumerable<string> candidates)
    {
        var nearest = candidates
            .Select(candidate => (Candidate: candidate, Edits: EditDistance.Between(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .OrderBy(pair => pair.Edits)
            .ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Candidate is not null && nearest.Edits <= Math.Max(2, name.Length / 3) ? nearest.Candidate : null;
    }

    /// <summary><c> Did you mean 'x'?</c> with its leading blank, or nothing.</summary>
    public static string Hint(string name, IEnumerable<string> candidates) =>
        To(name, candidates) is { } nearest ? $" Did you mean '{nearest}'?" : "";
}
