namespace StrictMigrations.Validation.Rules;

/// <summary>An applied migration whose file has another name now: said once instead of as one that is missing and one that is new.</summary>
/// <param name="Recorded">What the ledger has and the files have not.</param>
/// <param name="Present">What the files have and the ledger has not.</param>
internal readonly record struct Rename(MigrationStatus Recorded, MigrationStatus Present)
{
    /// <summary>Same version, one file without history, one history without file. With duplicates nothing is certain, and nothing is paired.</summary>
    public static IEnumerable<Rename> In(MigrationPlan plan)
    {
        var files = plan.States.Where(status => status is { Migration.Version: not null, State: MigrationState.Pending or MigrationState.NeverExecuted, History: null }).ToLookup(status => status.Id.Version);
        return plan.States
            .Where(status => status is { Migration: null, State: MigrationState.Missing, Id.Version: not null, History.IsApplied: true })
            .Where(status => files[status.Id.Version].Count() == 1)
            .Select(status => new Rename(status, files[status.Id.Version].Single()));
    }
}
