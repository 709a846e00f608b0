using System.Collections.Immutable;
using Npgsql;
using StrictMigrations.Execution;
using StrictMigrations.Histories;
using StrictMigrations.Running.Acts;
using StrictMigrations.Validation.Rules;

namespace StrictMigrations.Running;

/// <inheritdoc cref="IMigrationAdministration"/>
internal sealed class MigrationAdministration(
    LockedSessions sessions,
    SchemaInspector schemas,
    RunExecutor executor,
    LedgerAdministration ledgers,
    Auditor auditor,
    Adopter adopter,
    BaselineAct baseline,
    RollBackAct rollBack,
    RetireAct retire,
    AcceptAct accept,
    RenumberAct renumber,
    CreateAct create) : IMigrationAdministration
{
    public Task<AuditReport> AuditAsync(AuditRequest request, CancellationToken cancellationToken = default) => auditor.AuditAsync(request, cancellationToken);

    public Task<AdoptReport> AdoptAsync(AdoptRequest request, CancellationToken cancellationToken = default) => adopter.AdoptAsync(request, cancellationToken);

    public Task<BaselineReport> BaselineAsync(BaselineRequest request, CancellationToken cancellationToken = default) => baseline.ExecuteAsync(request, cancellationToken);

    public Task<RollBackResult> RollBackAsync(RollBackRequest request, CancellationToken cancellationToken = default) => rollBack.ExecuteAsync(request, cancellationToken);

    public Task<ChangedFiles> RetireAsync(RetireRequest request, CancellationToken cancellationToken = default) => retire.ExecuteAsync(request, cancellationToken);

    public Task<ChangedFiles> AcceptAsync(AcceptRequest request, CancellationToken cancellationToken = default) => accept.ExecuteAsync(request, cancellationToken);

    public Task<ChangedFiles> RenumberAsync(RenumberRequest request, CancellationToken cancellationToken = default) => renumber.ExecuteAsync(request, cancellationToken);

    public Task<CreatedMigration> CreateAsync(CreateRequest request, CancellationToken cancellationToken = default) => create.ExecuteAsync(request, cancellationToken);

    public Task<LedgerVerification> VerifyLedgerAsync(string? expectedHead = null, CancellationToken cancellationToken = default) =>
        ledgers.VerifyAsync(expectedHead, cancellationToken);

    public Task<int> ExportLedgerAsync(Stream output, CancellationToken cancellationToken = default) =>
        ledgers.ExportAsync(output, cancellationToken);

    public async Task<LedgerEvent> ResolveAsync(ResolveRequest request, CancellationToken cancellationToken = default)
    {
        var session = await sessions.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var status = FindInterrupted(session.Plan, request.Migration);
            await RequireNoInvalidIndexAsync(status, session.Connection, cancellationToken).ConfigureAwait(false);
            var ledger = await executor.OpenLedgerAsync(session, cancellationToken).ConfigureAwait(false);
            var draft = Decide(ledger.Draft(EventKind.Resolved, status.Id), status, request);
            if (request.Resolution == Resolution.Done)
                await RequireExpectationsAsync(status, session.Connection, cancellationToken).ConfigureAwait(false);
            return request.Resolution == Resolution.Done
                ? await RecordSchemaAsync(session, ledger, draft, cancellationToken).ConfigureAwait(false)
                : await EventAppend.ExecuteAsync(session.Connection, ledger, draft, [], WhatStays.OfDecision, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<LedgerEvent> AcceptSchemaAsync(string reason, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new MigrationConfigurationException("Accepting a schema needs a reason: it stands in the ledger for whoever asks later. Nothing was changed.");
        var session = await sessions.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var ledger = await executor.OpenLedgerAsync(session, cancellationToken).ConfigureAwait(false);
            return await RecordSchemaAsync(session, ledger, ledger.Draft(EventKind.SchemaAccepted, null) with { Reason = reason }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The event carries the live schema and its difference from the recorded one.</summary>
    private async Task<LedgerEvent> RecordSchemaAsync(LockedSession session, LedgerWriter ledger, LedgerEvent draft, CancellationToken cancellationToken)
    {
        var inspection = await schemas.InspectAsync(session.Connection, session.History, cancellationToken).ConfigureAwait(false);
        if (inspection is null)
            return await EventAppend.ExecuteAsync(session.Connection, ledger, draft, [], WhatStays.OfDecision, cancellationToken).ConfigureAwait(false);
        var live = inspection.View.Live;
        var effect = new SchemaEffect(live, SchemaDiff.Between(inspection.View.Recorded ?? live, live), inspection.CatalogDigest, IsCatalogUntouched: false);
        return await EventAppend.ExecuteAsync(session.Connection, ledger, effect.Describe(draft), [effect.Keep(ledger.QuotedSchema)], WhatStays.OfDecision, cancellationToken).ConfigureAwait(false);
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
        return named.FirstOrDefault(status => status.History?.Outcome is Outcome.Started or Outcome.Resolved) ?? throw new MigrationConfigurationException(named.Count == 0
            ? $"There is no migration '{name}'. Nothing was changed. Give a version or a file name as status shows it."
            : $"{named[0].FileName} is not interrupted: its state is {named[0].State}. Nothing was changed. Only a migration that was interrupted can be resolved.");
    }

    /// <summary>Done by hand is not done until what the file expects is there.</summary>
    private static async Task RequireExpectationsAsync(MigrationStatus status, NpgsqlConnection session, CancellationToken cancellationToken)
    {
        ImmutableArray<Expectation> expected = [.. status.Migration?.Header.Of(DirectiveKind.Expects).Select(directive => Expectation.Parse(directive.Value)) ?? []];
        if (expected.IsEmpty)
            return;
        await Commands.ExecuteAsync(session, "BEGIN ISOLATION LEVEL READ COMMITTED", cancellationToken).ConfigureAwait(false);
        var outcomes = await ExpectationChecker.CheckAsync(session, expected, snapshot: null, cancellationToken).ConfigureAwait(false);
        await Commands.RollBackAsync(session).ConfigureAwait(false);
        var broken = outcomes.Where(outcome => !outcome.Holds).Select(outcome => outcome.Message).ToList();
        if (broken.Count > 0)
        {
            throw new MigrationConfigurationException(
                $"{status.FileName} is not done: {string.Join("; ", broken)}. Nothing was changed. "
                + "Complete it by hand first, or let it go on: Resolution.Continue or Restart, which are --continue and --restart.");
        }
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
