using static StrictMigrations.FilePresence;
using static StrictMigrations.HistoryFact;

namespace StrictMigrations.Planning;

/// <summary>The table of docs/states.md as a function. Pure and total.</summary>
internal static class MigrationStates
{
    public static MigrationState Of(FilePresence file, HistoryFact fact, VersionPosition position) => (file, fact) switch
    {
        (Superseded, _) => MigrationState.Superseded,
        (_, Started) => MigrationState.Interrupted,
        (Active, None) => position == VersionPosition.Late ? MigrationState.NeverExecuted : MigrationState.Pending,
        (Active, OtherChecksum) => position == VersionPosition.Repeatable ? MigrationState.Pending : MigrationState.Modified,
        (Active, Imported) => position == VersionPosition.Repeatable ? MigrationState.Pending : MigrationState.Unverified,
        (Active, HistoryFact.Failed) => MigrationState.Failed,
        (Active, Resolved) => MigrationState.Pending,
        (Active, HistoryFact.RolledBack) => MigrationState.RolledBack,
        (Active, _) => MigrationState.Applied,
        (FilePresence.Retired, None or HistoryFact.Failed or HistoryFact.RolledBack) => MigrationState.Retired,
        (FilePresence.Retired, _) => MigrationState.RetiredAfterApply,
        (Absent, None) => MigrationState.Retired,
        (Absent, HistoryFact.Failed) => MigrationState.Failed,
        (Absent, HistoryFact.RolledBack) => MigrationState.RolledBack,
        _ => position == VersionPosition.Ahead ? MigrationState.Ahead : MigrationState.Missing,
    };
}
