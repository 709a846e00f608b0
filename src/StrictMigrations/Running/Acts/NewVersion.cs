using StrictMigrations.Validation.Rules;

namespace StrictMigrations.Running.Acts;

/// <summary>The number that a pending migration gets. Pure.</summary>
internal static class NewVersion
{
    public static MigrationVersion Of(Migration migration, MigrationVersion? wanted, Catalog catalog, History history)
    {
        var taken = catalog.Numbered
            .Where(other => !string.Equals(other.Location, migration.Location, StringComparison.Ordinal)).Select(other => (Version: other.Version, Name: other.FileName))
            .Concat(history.Entries.Values.Where(entry => entry.Id != migration.Id).Select(entry => (entry.Version, Name: $"{entry.Id}, which the ledger has")))
            .Where(other => other.Version is not null).ToList();
        if (wanted is null)
            return Next(migration, taken.Max(other => other.Version));
        if (taken.Find(other => other.Version == wanted) is { Version: not null } owner)
            throw Refused(migration, $"{wanted} is taken by {owner.Name}");
        if (history.HighestApplied is { } highest && wanted < highest)
            throw Refused(migration, $"{wanted} is below {highest}, which is applied in this database");
        if (catalog.IsSuperseded(new MigrationId(wanted, migration.Name)))
            throw Refused(migration, $"a baseline stands for {wanted}");
        return Padded(wanted, migration.Version!);
    }

    private static MigrationVersion Next(Migration migration, MigrationVersion? highest)
    {
        var next = Padded(MigrationVersion.Parse(FreeVersion.After(highest)), migration.Version!);
        return next != migration.Version ? next : throw new MigrationConfigurationException(
            $"{migration.FileName} has the next free number already. Nothing was changed. Name another number if you want one.");
    }

    /// <summary>At least as many digits as it had.</summary>
    private static MigrationVersion Padded(MigrationVersion version, MigrationVersion before) => version.Parts.Length > 1
        ? version
        : MigrationVersion.Parse(version.ToString().PadLeft(before.ToString().Length, '0'));

    private static MigrationConfigurationException Refused(Migration migration, string what) =>
        new($"{migration.FileName} cannot have that number: {what}. Nothing was changed. Leave the number out to get the next free one.");
}
