namespace StrictMigrations.Schemas.Diffs;

/// <summary>Which name may have been meant: <c>password</c> for <c>password_hash</c>, <c>user</c> for <c>users</c>.</summary>
internal static class NearNames
{
    /// <summary>What a name is near to others in.</summary>
    public static (SchemaObjectKind Kind, string? Schema, string? Parent) Place(SchemaObject item) => (item.Kind, item.Schema, item.Parent);

    /// <summary>The object among those of the same <see cref="Place"/> whose name comes nearest, when one comes near.</summary>
    public static SchemaObject? Find(SchemaObject missing, IEnumerable<SchemaObject> candidates) =>
        candidates.Select(candidate => (Candidate: candidate, Distance: Distance(missing.Name, candidate.Name)))
            .Where(pair => pair.Distance is not null)
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Candidate.Key)
            .Select(pair => pair.Candidate)
            .FirstOrDefault();

    /// <summary>How far two names are apart, or <see langword="null"/> when they do not look like each other.</summary>
    public static int? Distance(string one, string other)
    {
        var (shorter, longer) = one.Length < other.Length ? (one, other) : (other, one);
        var edits = Edits(one, other);
        var alike = edits <= Math.Max(1, longer.Length / 4)
            || (shorter.Length >= 4 && longer.Contains(shorter, StringComparison.OrdinalIgnoreCase))
            || string.Equals(one.Replace("_", "", StringComparison.Ordinal), other.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        return alike ? edits : null;
    }

    private static int Edits(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
