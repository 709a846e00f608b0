using StrictMigrations.Execution;

namespace StrictMigrations.Running;

/// <summary>What the server and the way to it must allow before anything is changed.</summary>
internal static class RunConditions
{
    public static void RequirePrimary(RunLock runLock, string work)
    {
        if (runLock.IsStandby)
            throw new MigrationDatabaseException($"The server is a read-only standby, and {work}. Nothing was changed. Connect to the primary: add Target Session Attributes=primary to the connection string and list all hosts.");
    }

    public static async Task RequireAsync(RunLock runLock, Database database, MigrationPlan plan, StrictMigrationsOptions options, CancellationToken cancellationToken)
    {
        RequirePrimary(runLock, "there are migrations to apply");
        if (!runLock.IsPooled || database.HasDirectConnection)
            return;
        foreach (var migration in plan.Steps)
        {
            if (!await TransactionMode.IsTransactionalAsync(migration, options, cancellationToken).ConfigureAwait(false))
                throw new MigrationConfigurationException($"{migration.FileName} runs without transaction, and the connection goes through a pooler, which may hand its statements to different sessions. Nothing was changed. Set DirectConnectionString to a connection that reaches the server itself.");
        }
    }
}
