using Npgsql;
using StrictMigrations.Catalogs;
using StrictMigrations.Execution;
using StrictMigrations.Validation.Rules;

namespace StrictMigrations.Running;

/// <inheritdoc cref="IMigrationAdministration"/>
internal sealed class MigrationAdministration(CatalogBuilder catalogs, Database database, Inspector inspector, RunExecutor executor, StrictMigrationsOptions options, TimeProvider time) : IMigrationAdministration
{
    public async Task<LedgerEvent> ResolveAsync(ResolveRequest request, CancellationToken cancellationToken = default)
    {
        var catalog = await catalogs.BuildAsync(cancellationToken).ConfigureAwait(false);
        var session = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var runLock = await RunLock.AcquireAsync(database, options, time, cancellationToken).ConfigureAwait(false);
            await using (runLock.ConfigureAwait(false))
            {
                var (history, plan) = await inspector.PlanAsync(session, catalog, target: null, cancellationToken).ConfigureAwait(false);
                var status = FindInterrupted(plan, request.Migration);
                await RequireNoInvalidIndexAsync(status, session, cancellationToken).ConfigureAwait(false);
                var ledger = await executor.OpenLedgerAsync(session, runLock.Held, history, cancellationToken).ConfigureAwait(false);
                return await EventAppend.ExecuteAsync(session, ledger, Decide(ledger.Draft(EventKind.Resolved, status.Id), status, request), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static LedgerEvent Decide(LedgerEvent draft, MigrationStatus status, ResolveRequest request)
    {
        var resolved = draft with { Reason = request.Reason, Checksum = status.Migration?.Checksum.Value ?? status.History!.Last.Checksum };
        return request.Resolution switch
        {
            Resolution.Continue => resolved with { Statement = status.History!.StatementsDone, StatementsHash = status.History.StatementsHash },
            Resolution.Restart => resolved with { Statement = 0 },
            _ => resolved,
        };
    }

    private static MigrationStatus FindInterrupted(MigrationPlan plan, string name)
    {
        var named = plan.States.Where(status => status.IsNamed(name)).ToList();
        return named.FirstOrDefault(status => status.State == MigrationState.Interrupted) ?? throw new MigrationConfigurationException(named.Count == 0
            ? $"There is no migration '{name}'. Nothing was changed. Give a version or a file name as status shows it."
            : $"{named[0].FileName} is not interrupted: its state is {named[0].State}. Nothing was changed. Only a migration that was interrupted can be resolved.");
    }

    private static async Task RequireNoInvalidIndexAsync(MigrationStatus status, NpgsqlConnection session, CancellationToken cancellationToken)
    {
        if (status.Migration is not { OpenScript: not null } migration)
            return;
        var left = await InvalidIndexes.LeftByAsync(migration, session, cancellationToken).ConfigureAwait(false);
        if (!left.IsEmpty)
        {
            throw new MigrationConfigurationException(
                $"{status.FileName} left an invalid index behind, which IF NOT EXISTS would take for done. Nothing was changed. Drop it first:\n  {string.Join("\n  ", left.Select(index => $"DROP INDEX CONCURRENTLY {index};"))}");
        }
    }
}
