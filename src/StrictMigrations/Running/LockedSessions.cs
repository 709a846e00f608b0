using StrictMigrations.Catalogs;
using StrictMigrations.Execution;

namespace StrictMigrations.Running;

/// <summary>Opens sessions that hold the run lock.</summary>
internal sealed class LockedSessions(CatalogBuilder catalogs, Database database, Inspector inspector, StrictMigrationsOptions options, TimeProvider time)
{
    public async Task<LockedSession> OpenAsync(CancellationToken cancellationToken)
    {
        var catalog = await catalogs.BuildAsync(cancellationToken).ConfigureAwait(false);
        var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        RunLock? runLock = null;
        try
        {
            runLock = await RunLock.AcquireAsync(database, options, time, cancellationToken).ConfigureAwait(false);
            var (history, plan) = await inspector.PlanAsync(connection, catalog, target: null, cancellationToken).ConfigureAwait(false);
            return new LockedSession(connection, runLock, catalog, history, plan);
        }
        catch
        {
            if (runLock is not null)
                await runLock.DisposeAsync().ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
