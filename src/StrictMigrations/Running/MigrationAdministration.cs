using Npgsql;
using StrictMigrations.Catalogs;
using StrictMigrations.Execution;
using StrictMigrations.Validation.Rules;

namespace StrictMigrations.Running;

/// <inheritdoc cref="IMigrationAdministration"/>
internal sealed class MigrationAdministration(CatalogBuilder catalogs, Database database, LedgerAdministration ledgers, Inspector inspector, SchemaInspector schemas, RunExecutor executor, StrictMigrationsOptions options, TimeProvider time) : IMigrationAdministration
{
    public Task<AdoptReport> AdoptAsync(AdoptRequest request, CancellationToken cancellationToken = default) =>
        new Adopter(catalogs, database, inspector, schemas, executor, options, time).AdoptAsync(request, cancellationToken);

    public Task<LedgerVerification> VerifyLedgerAsync(string? expectedHead = null, CancellationToken cancellationToken = default) =>
        ledgers.VerifyAsync(expectedHead, cancellationToken);

    public Task<int> ExportLedgerAsync(Stream output, CancellationToken cancellationToken = default) =>
        ledgers.ExportAsync(output, cancellationToken);

    public async Task<LedgerEvent> ResolveAsync(ResolveRequest request, CancellationToken cancellationToken = default)
    {
        var session = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var status = FindInterrupted(session.Plan, request.Migration);
            await RequireNoInvalidIndexAsync(status, session.Connection, cancellationToken).ConfigureAwait(false);
            var draft = Decide(session.Ledger.Draft(EventKind.Resolved, status.Id), status, request);
            return request.Resolution == Resolution.Done
                ? await RecordSchemaAsync(session, draft, cancellationToken).ConfigureAwait(false)
                : await EventAppend.ExecuteAsync(session.Connection, session.Ledger, draft, [], cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<LedgerEvent> AcceptSchemaAsync(string reason, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new MigrationConfigurationException("Accepting a schema needs a reason: it stands in the ledger for whoever asks later. Nothing was changed.");
        var session = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
            return await RecordSchemaAsync(session, session.Ledger.Draft(EventKind.SchemaAccepted, null) with { Reason = reason }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The event carries the live schema and its difference from the recorded one.</summary>
    private async Task<LedgerEvent> RecordSchemaAsync(LockedSession session, LedgerEvent draft, CancellationToken cancellationToken)
    {
        var inspection = await schemas.InspectAsync(session.Connection, session.History, cancellationToken).ConfigureAwait(false);
        if (inspection is null)
            return await EventAppend.ExecuteAsync(session.Connection, session.Ledger, draft, [], cancellationToken).ConfigureAwait(false);
        var live = inspection.View.Live;
        var effect = new SchemaEffect(live, SchemaDiff.Between(inspection.View.Recorded ?? live, live), inspection.CatalogDigest, IsCatalogUntouched: false);
        return await EventAppend.ExecuteAsync(session.Connection, session.Ledger, effect.Describe(draft), [effect.Keep(session.Ledger.QuotedSchema)], cancellationToken).ConfigureAwait(false);
    }

    private async Task<LockedSession> OpenAsync(CancellationToken cancellationToken)
    {
        var catalog = await catalogs.BuildAsync(cancellationToken).ConfigureAwait(false);
        var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        RunLock? runLock = null;
        try
        {
            runLock = await RunLock.AcquireAsync(database, options, time, cancellationToken).ConfigureAwait(false);
            var (history, plan) = await inspector.PlanAsync(connection, catalog, target: null, cancellationToken).ConfigureAwait(false);
            var ledger = await executor.OpenLedgerAsync(connection, runLock.Held, history, catalog, cancellationToken).ConfigureAwait(false);
            return new LockedSession(connection, runLock, history, plan, ledger);
        }
        catch
        {
            if (runLock is not null)
                await runLock.DisposeAsync().ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
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
