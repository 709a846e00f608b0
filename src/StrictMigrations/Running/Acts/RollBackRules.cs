namespace StrictMigrations.Running.Acts;

/// <summary>Why a migration cannot be undone.</summary>
internal static class RollBackRules
{
    private static readonly Rule InterruptedRule = new("rollback/interrupted", Severity.Error, "Nothing is rolled back while a migration is interrupted.");
    private static readonly Rule NotRunRule = new("rollback/not-run", Severity.Error, "What was imported, or a baseline stands for, is not rolled back.");
    private static readonly Rule NoScriptRule = new("rollback/no-script", Severity.Error, "A migration that is rolled back has a rollback script.");
    private static readonly Rule NoTransactionRule = new("rollback/no-transaction", Severity.Error, "A rollback script runs in a transaction.");
    private static readonly Rule DependedOnRule = new("rollback/depended-on", Severity.Error, "Nothing that stays applied depends on what is rolled back.");
    private static readonly Rule UnprovedRule = new("rollback/unproved", Severity.Error, "The ledger knows the schema from before what is rolled back.");

    public static Finding Interrupted(MigrationStatus status) => InterruptedRule.Finds(
        status.FileName,
        $"{status.FileName} is interrupted: what there is of it in the schema is not known.",
        $"Decide first how it goes on: strict-migrations resolve {status.Id} --continue | --restart | --done.");

    public static Finding Baseline(MigrationId id) => NotRunRule.Finds(
        id.ToString(),
        $"{id} is a baseline, or a baseline stands for it: it stands for many migrations, and there is nothing before it to go back to.",
        "Roll back to a version above the baseline.");

    public static Finding Imported(MigrationId id) => NotRunRule.Finds(
        id.ToString(),
        $"{id} was taken over from another tool's history: what it did here is not known.",
        "Write a new migration that undoes its effect.");

    public static Finding NoScript(MigrationId id, Migration? migration) => NoScriptRule.Finds(
        id.ToString(),
        migration switch
        {
            null => $"{id} has no rollback script, and no file: it is not in this application.",
            { Code: not null } => $"{migration.FileName} is written in C#, which has no rollback script.",
            _ => $"{migration.FileName} has no rollback script: {id}.down.sql is not there.",
        },
        migration is { OpenScript: not null } ? $"Write {id}.down.sql beside it, or a new migration that undoes its effect." : "Write a new migration that undoes its effect.",
        migration is null ? null : Place.InFile(migration.Location));

    public static Finding NoTransaction(Migration script) => NoTransactionRule.Finds(
        script.FileName,
        $"{script.FileName} would run without transaction: if it stopped half way, or led to a wrong schema, it could not be undone.",
        "Write it with statements that run in a transaction (DROP INDEX without CONCURRENTLY), or put it into a new migration.",
        Place.InFile(script.Location));

    public static Finding DependedOn(Migration migration, MigrationStatus dependent) => DependedOnRule.Finds(
        migration.FileName,
        $"{dependent.FileName} depends on {migration.FileName}, is applied and would stay.",
        dependent.Id.Version is null ? $"Remove what {dependent.FileName} needs of it first, in a migration." : $"Roll back {dependent.FileName} too.",
        Place.InFile(dependent.Migration!.Location));

    public static Finding Unproved(MigrationId id) => UnprovedRule.Finds(
        id.ToString(),
        $"The ledger does not know the schema from before {id}: it was not recorded, something that stays changed the schema since, or the server's major version is another. So nothing can prove that the script undoes it.",
        "Write a new migration that undoes its effect; or, where the script is known to be right, roll back unproved: RollBackRequest.Unproved, or --unproved.");
}
