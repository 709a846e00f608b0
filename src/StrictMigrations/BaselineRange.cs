namespace StrictMigrations;

/// <summary>Versions that a baseline stands for, both ends included.</summary>
/// <param name="First">The lowest version.</param>
/// <param name="Last">The highest version; the same as <paramref name="First"/> for a single one.</param>
public sealed record BaselineRange(MigrationVersion First, MigrationVersion Last)
{
    /// <summary>Whether the baseline stands for this version.</summary>
    public bool Contains(MigrationVersion version) => First <= version && version <= Last;

    /// <summary><c>0000-0029</c>, or the single version.</summary>
    public override string ToString() => First == Last ? First.ToString() : $"{First}-{Last}";
}
