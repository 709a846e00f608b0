namespace StrictMigrations.Planning;

/// <summary>Why an approved plan is not carried out. Nothing of this can be waived: a plan is what was approved, or nothing.</summary>
internal static class PlanRules
{
    private const string Again = "Make the plan again, have it approved again, and apply that one.";

    private const string OtherDatabase = "Apply it to the database that it was made for; for the next environment make a promotable one: plan --out FILE --promotable, or PlanFile.Of with PlanBinding.State. Otherwise: " + Again;

    private static readonly Rule ChecksumRule = new("plan/checksum", Severity.Error, "A file is the one that was approved.");
    private static readonly Rule NotPlannedRule = new("plan/not-planned", Severity.Error, "Nothing runs that is not in the plan.");
    private static readonly Rule NotPendingRule = new("plan/not-pending", Severity.Error, "Everything in the plan is still to be done.");
    private static readonly Rule OrderRule = new("plan/order", Severity.Error, "The steps run in the order that was approved.");
    private static readonly Rule DatabaseRule = new("plan/database", Severity.Error, "The database is the one that the plan was made for.");
    private static readonly Rule HeadRule = new("plan/ledger-head", Severity.Error, "The ledger is the one that the plan was made for, and nothing was written to it since.");
    private static readonly Rule StateRule = new("plan/state", Severity.Error, "The database has the state that the plan was made for.");
    private static readonly Rule SchemaRule = new("plan/schema", Severity.Error, "The schema is the one that the plan was made for.");

    public static Finding Checksum(PlanFileStep approved, Migration now) => ChecksumRule.Finds(
        now.FileName,
        $"{now.FileName} is not the file that was approved: the plan has {approved.Checksum}, the file has {now.Checksum}.",
        $"Deploy the files that the plan was made from; or: {Again}",
        Place.InFile(now.Location));

    public static Finding NotPlanned(Migration now, string what) => NotPlannedRule.Finds(
        now.FileName, $"{now.FileName} would {what} here and is not in the plan.", Again, Place.InFile(now.Location));

    public static Finding NotPending(PlanFileStep approved, string what, MigrationStatus? status) => NotPendingRule.Finds(
        approved.FileName,
        $"The plan would {what} {approved.FileName}, and here {(status is null ? "there is no such migration" : $"its state is {status.State}")}.",
        status is { State: MigrationState.Applied } ? $"It is done already. For what is left: {Again}" : Again,
        status?.Migration is { } migration ? Place.InFile(migration.Location) : null);

    public static Finding Order(Migration now, PlanFileStep approved) => OrderRule.Finds(
        now.FileName, $"{now.FileName} would run where the plan has {approved.FileName}.", Again, Place.InFile(now.Location));

    public static Finding Database(PlanFile approved, PlanBasis now) => DatabaseRule.Finds(
        "the database", $"The plan was made for the database {Named(approved.Basis)}, and this is {Named(now)}.", OtherDatabase);

    public static Finding Head(PlanFile approved, LedgerHead now, string why) => HeadRule.Finds(
        "the ledger",
        $"The plan was made for the ledger head {approved.Head}, and this ledger's is {now}: {why}.",
        OtherDatabase);

    public static Finding State(PlanFile approved, PlanBasis now) => StateRule.Finds(
        "the history",
        $"Other migrations are applied or retired here, or with other checksums, than where the plan was made: the state is {now.StateDigest}, the plan's {approved.Basis.StateDigest}.",
        "Compare strict-migrations status of both databases; bring this one to that state, or make the plan in one with its state.");

    public static Finding Schema(PlanFile approved, PlanBasis now) => SchemaRule.Finds(
        "the schema",
        now.SchemaFingerprint is null
            ? $"The plan was made for the schema {approved.Basis.SchemaFingerprint}, and this run does not read the schema."
            : $"The schema is {now.SchemaFingerprint}, and the plan was made for {approved.Basis.SchemaFingerprint ?? "one that was not read"}{(now.ServerMajor == approved.Basis.ServerMajor ? "" : $", on a server of the major version {approved.Basis.ServerMajor} instead of {now.ServerMajor}")}.",
        now.SchemaFingerprint is null || approved.Basis.SchemaFingerprint is null
            ? "Make and apply it with the same setting of schema validation."
            : "See what differs with strict-migrations diff. Bring this database to that schema, or make the plan again.");

    private static string Named(PlanBasis basis) => basis.Server is { } server ? $"{basis.Database} of the server {server}" : basis.Database;
}
