namespace StrictMigrations.Running.Acts;

/// <summary>The versions that a new baseline stands for: from the lowest to the highest that files, earlier baselines or the ledger know. Pure.</summary>
internal static class BaselineRanges
{
    public static BaselineRange Below(MigrationVersion version, Catalog catalog, History history)
    {
        var known = catalog.Numbered.Select(migration => migration.Version)
            .Concat(catalog.Baselines.SelectMany(baseline => baseline.Header.Baseline).SelectMany(range => new[] { range.First, range.Last }))
            .Concat(history.Entries.Values.Select(entry => entry.Version))
            .OfType<MigrationVersion>().Order().ToList();
        return known.Count == 0 ? Nothing(version) : new BaselineRange(known[0], known[^1]);
    }

    /// <summary>The header names a range also where there is no migration yet.</summary>
    private static BaselineRange Nothing(MigrationVersion version)
    {
        var zero = MigrationVersion.Parse(version.Parts.Length > 1 ? "0" : new string('0', version.ToString().Length));
        return new BaselineRange(zero, zero);
    }
}
