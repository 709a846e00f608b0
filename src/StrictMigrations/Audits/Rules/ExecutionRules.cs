using StrictMigrations.Adoption;

namespace StrictMigrations.Audits.Rules;

/// <summary>What ran and what did not.</summary>
internal static class ExecutionRules
{
    public static readonly Rule Failed = new("audit/failed", Severity.Error, "No migration failed.");
    public static readonly Rule Blocked = new("audit/blocked", Severity.Error, "No failure kept later migrations from running.");
    public static readonly Rule NeverExecuted = new("audit/never-executed", Severity.Error, "What is below a migration that ran did run too.");
    public static readonly Rule RetiredButExecuted = new("audit/retired-but-executed", Severity.Error, "What ran is not retired.");

    public static IEnumerable<AuditFinding> Find(AuditSubject subject) =>
        [.. FindFailed(subject), .. FindBlocked(subject), .. FindNeverExecuted(subject), .. FindRetired(subject)];

    private static IEnumerable<AuditFinding> FindFailed(AuditSubject subject) =>
        from migration in subject.Catalog.Active.Where(subject.Executions.IsFailed)
        let row = subject.Executions.RowOf(migration)!.Row
        select new AuditFinding(Failed.Finds(
            migration.FileName,
            $"{migration.FileName} failed{At(row)}: {row.Error ?? "the history does not say with which error"}.",
            "Let a baseline stand for it; or correct the file, which never left anything, and apply it.",
            Place.InFile(migration.Location)));

    private static IEnumerable<AuditFinding> FindBlocked(AuditSubject subject) =>
        from migration in subject.Catalog.Versioned
        let blocker = subject.Executions.BlockerOf(migration)
        where blocker is not null
        group migration by blocker into blocked
        select new AuditFinding(Blocked.Finds(
            blocked.Key.FileName,
            $"The former runner stopped at {blocked.Key.FileName}: {Counted.Of(blocked.Count(), "file")} behind it never ran: {string.Join(", ", blocked.Select(migration => migration.FileName))}.",
            "Retire the ones that the schema has outlived, behind a baseline that replaces them; what is still wanted becomes a new migration.",
            Place.InFile(blocked.Key.Location)));

    private static IEnumerable<AuditFinding> FindNeverExecuted(AuditSubject subject) =>
        from migration in subject.Catalog.Versioned
        where subject.Executions.StateOf(migration, isRetired: false) == AuditState.NeverExecuted
        select new AuditFinding(NeverExecuted.Finds(
            migration.FileName,
            $"{migration.FileName} never ran, although higher numbers did.{Replaced(subject, migration)}",
            "Retire it behind a baseline; or give it a number above what ran.",
            Place.InFile(migration.Location)));

    private static IEnumerable<AuditFinding> FindRetired(AuditSubject subject) =>
        from migration in subject.Catalog.Retired.Where(subject.Executions.IsExecuted)
        let row = subject.Executions.RowOf(migration)!.Row
        select new AuditFinding(RetiredButExecuted.Finds(
            row.BaseName ?? row.Recorded,
            $"{row.Recorded} ran{At(row)} and is retired: its effect is in this database, and a fresh one would not get it.{Successor(subject, migration)}",
            "Let a baseline replace it: it brings a fresh database to the schema that is here.",
            Place.InFile(migration.Location)));

    private static string Replaced(AuditSubject subject, Migration migration) =>
        subject.Catalog.Retired.FirstOrDefault(retired => retired.Version is not null && retired.Version.Equals(migration.Version) && subject.Executions.IsExecuted(retired)) is { } retired
            ? $" {retired.FileName} ran in its place."
            : "";

    private static string Successor(AuditSubject subject, Migration migration) =>
        subject.Catalog.Versioned.FirstOrDefault(active => active.Version!.Equals(migration.Version) && !subject.Executions.IsExecuted(active)) is { } active
            ? $" {active.FileName} stands in its place, and never ran."
            : "";

    private static string At(ForeignRow row) => row.ExecutedAt is { } time ? FormattableString.Invariant($" on {time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC") : "";
}
