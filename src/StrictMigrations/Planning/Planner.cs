using System.Collections.Immutable;

namespace StrictMigrations.Planning;

/// <summary>Catalog × history × target → plan. Pure; findings about the plan are the validators' business.</summary>
internal static class Planner
{
    public static MigrationPlan Plan(Catalog catalog, History history, MigrationVersion? target = null)
    {
        var states = States(catalog, history);
        return new MigrationPlan
        {
            States = states,
            Steps = [.. states.Where(status => Runs(status, target)).Select(status => status.Migration!)],
            Records = [.. Records(states)],
            Head = history.Head,
            Target = target,
        };
    }

    private static bool Runs(MigrationStatus status, MigrationVersion? target) =>
        status.IsUnapplied && status.Migration is { } migration && (target is null || (migration.Version is { } version && version <= target));

    private static ImmutableArray<MigrationStatus> States(Catalog catalog, History history)
    {
        var found = catalog.Active.Concat(catalog.Retired).ToList();
        var retired = catalog.Retired.ToHashSet(ReferenceEqualityComparer.Instance);
        var known = found.Concat(catalog.Superseded).Select(migration => migration.Id).ToHashSet();
        var superseded = catalog.Superseded.Select(migration => OfSuperseded(migration, history.Find(migration.Id)));
        var highest = history.HighestApplied;
        var files = found.Select(migration => OfFile(migration, retired.Contains(migration), history.Find(migration.Id), highest));
        var absent = history.Entries.Values.Where(entry => !known.Contains(entry.Id)).Select(entry => OfEntry(entry, catalog));

        // The sort is stable: within one version, and among the repeatable ones, the catalog's order stays, which knows dependencies.
        return [.. files.Concat(superseded).Concat(absent).OrderBy(status => status.Id.Version is null).ThenBy(status => status.Id.Version)];
    }

    private static MigrationStatus OfFile(Migration migration, bool isRetired, HistoryEntry? entry, MigrationVersion? highestApplied)
    {
        var position = migration.Version is null ? VersionPosition.Repeatable
            : highestApplied is not null && migration.Version < highestApplied ? VersionPosition.Late
            : VersionPosition.Ordinary;
        return new MigrationStatus
        {
            Id = migration.Id,
            FileName = migration.FileName,
            Migration = migration,
            History = entry,
            State = MigrationStates.Of(isRetired ? FilePresence.Retired : FilePresence.Active, FactOf(migration, entry), position),
        };
    }

    private static MigrationStatus OfSuperseded(Migration migration, HistoryEntry? entry) => new()
    {
        Id = migration.Id,
        FileName = migration.FileName,
        Migration = migration,
        History = entry,
        State = MigrationState.Superseded,
    };

    private static MigrationStatus OfEntry(HistoryEntry entry, Catalog catalog)
    {
        var position = entry.Version is null ? VersionPosition.Repeatable
            : catalog.Highest is null || entry.Version > catalog.Highest ? VersionPosition.Ahead
            : VersionPosition.Ordinary;
        var file = catalog.IsSuperseded(entry.Id) ? FilePresence.Superseded : FilePresence.Absent;
        return new MigrationStatus
        {
            Id = entry.Id,
            FileName = entry.Id.ToString(),
            History = entry,
            State = MigrationStates.Of(file, entry.IsRetired ? HistoryFact.None : FactOf(null, entry), position),
        };
    }

    private static HistoryFact FactOf(Migration? migration, HistoryEntry? entry) => entry?.Outcome switch
    {
        null or Outcome.None => HistoryFact.None,
        Outcome.Failed when entry.IsApplied && migration is { IsRepeatable: false } => ByChecksum(migration, entry),
        Outcome.Failed => HistoryFact.Failed,
        Outcome.Started => HistoryFact.Started,
        Outcome.Resolved => HistoryFact.Resolved,
        Outcome.RolledBack => HistoryFact.RolledBack,
        Outcome.Imported when entry.Checksum is null => HistoryFact.Imported,
        _ => ByChecksum(migration, entry),
    };

    private static HistoryFact ByChecksum(Migration? migration, HistoryEntry entry)
    {
        if (migration is not null && !string.Equals(migration.Checksum.Value, entry.Checksum, StringComparison.Ordinal))
            return AcceptanceOf(migration, entry) is null ? HistoryFact.OtherChecksum : HistoryFact.Accepted;
        return entry.Outcome switch
        {
            Outcome.Accepted => HistoryFact.Accepted,
            Outcome.Baselined => HistoryFact.Baselined,
            _ => HistoryFact.SameChecksum,
        };
    }

    private static Acceptance? AcceptanceOf(Migration migration, HistoryEntry entry) =>
        migration.Header.Acceptances.FirstOrDefault(acceptance => string.Equals(acceptance.Checksum.Value, entry.Checksum, StringComparison.Ordinal));

    private static IEnumerable<PlannedRecord> Records(ImmutableArray<MigrationStatus> states)
    {
        foreach (var status in states.Where(status => status.Migration is not null))
        {
            var migration = status.Migration!;
            if (status is { State: MigrationState.Applied, History: { } entry } && !string.Equals(entry.Checksum, migration.Checksum.Value, StringComparison.Ordinal))
                yield return new PlannedRecord(EventKind.Accepted, migration, AcceptanceOf(migration, entry)!.Reason);
            if (status is { State: MigrationState.Retired or MigrationState.RetiredAfterApply, History: not { IsRetired: true } })
                yield return new PlannedRecord(EventKind.Retired, migration, migration.Header.Retirement?.Reason ?? "");
        }
    }
}
