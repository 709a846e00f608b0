namespace StrictMigrations.Planning;

/// <summary>A target must be a version that exists and is not below what is applied.</summary>
internal static class Targets
{
    public static void Check(MigrationVersion? target, Catalog catalog, History history)
    {
        if (target is null)
            return;
        if (!catalog.Versioned.Any(migration => migration.Version == target))
            throw new MigrationConfigurationException($"There is no migration with the version {target}; the highest is {catalog.Highest?.ToString() ?? "none"}. Nothing was changed. Name an existing version as target.");
        if (history.HighestApplied is { } highest && target < highest)
            throw new MigrationConfigurationException($"The target {target} is below {highest}, which is applied already. Nothing was changed. Migrating never goes back; roll back instead.");
    }
}
