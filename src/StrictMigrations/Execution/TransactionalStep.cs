using Npgsql;
using StrictMigrations.Schemas;

namespace StrictMigrations.Execution;

/// <summary>One migration in one transaction: settings, script, reset, ledger event, COMMIT. Both script and event, or neither.</summary>
/// <param name="context">The run.</param>
/// <param name="migration">The migration.</param>
/// <param name="check">Looks at the effect before COMMIT; throws to roll it back.</param>
/// <param name="draft">The event to write; by default that the migration is applied.</param>
internal sealed class TransactionalStep(StepContext context, Migration migration, Action<SchemaEffect>? check = null, Func<LedgerEvent>? draft = null)
{
    private const string TransactionQuery = "SELECT virtualtransaction FROM pg_catalog.pg_locks WHERE locktype = 'virtualxid' AND pid = pg_catalog.pg_backend_pid()";

    private readonly StepProof _proof = new(context, migration, isOneTransaction: true);

    public async Task<AppliedMigration> ExecuteAsync(CancellationToken cancellationToken)
    {
        var started = context.Time.GetTimestamp();
        var (statements, did) = migration.Code is { } code
            ? (0, await RunCodeAsync(code, cancellationToken).ConfigureAwait(false))
            : await RunScriptAsync(cancellationToken).ConfigureAwait(false);
        var effect = await _proof.ProveAsync(did, isResumed: false, cancellationToken).ConfigureAwait(false);
        if (effect is not null)
            check?.Invoke(effect);
        var duration = context.Time.GetElapsedTime(started);
        await StepCommit.ExecuteAsync(context, migration, draft?.Invoke(), effect, duration, statementsKept: null, cancellationToken).ConfigureAwait(false);
        return new AppliedMigration(migration.FileName, duration, statements, EffectSummary.Of(effect, statements));
    }

    private async Task<(int Statements, StepTraces Did)> RunScriptAsync(CancellationToken cancellationToken)
    {
        var batch = await BeginAsync(cancellationToken).ConfigureAwait(false);
        var script = ScriptText.Open(migration);
        await using (script.ConfigureAwait(false))
        {
            var count = await new ScriptSender(context, batch).SendAsync(script, cancellationToken).ConfigureAwait(false);
            var traces = await ResetAsync(batch, cancellationToken).ConfigureAwait(false);
            return (count, traces with { LooksLikeRowsOnly = batch.LooksLikeRowsOnly });
        }
    }

    private async Task<StepTraces> RunCodeAsync(CodeMigration code, CancellationToken cancellationToken)
    {
        var batch = await BeginAsync(cancellationToken).ConfigureAwait(false);
        await batch.SendAsync(cancellationToken).ConfigureAwait(false);
        var transaction = await ReadTransactionAsync(cancellationToken).ConfigureAwait(false);
        await code.ApplyAsync(new CodeMigrationContext(context.Connection, context.Logger), cancellationToken).ConfigureAwait(false);
        if (!string.Equals(transaction, await ReadTransactionAsync(cancellationToken).ConfigureAwait(false), StringComparison.Ordinal))
            throw new EndedTransactionException();
        return await ResetAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    private async Task<StatementBatch> BeginAsync(CancellationToken cancellationToken)
    {
        var batch = new StatementBatch(context.Connection);
        batch.Add(StepBorders.BeginOf(context));
        batch.Add(Settings());
        if (_proof.HasRequirements)
        {
            await batch.SendAsync(cancellationToken).ConfigureAwait(false);
            await _proof.RequireAsync(cancellationToken).ConfigureAwait(false);
        }

        return batch;
    }

    /// <summary>The transaction's name, which each has for itself.</summary>
    private async Task<string?> ReadTransactionAsync(CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(TransactionQuery, context.Connection) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as string;
    }

    private NpgsqlBatchCommand Settings() => SessionSettings.Set(context.Connection, migration, context.Options, local: true, WaitsForDisk);

    /// <summary>A rollback that fails writes no event, with which those before it would go to the disk: so each one waits.</summary>
    private bool WaitsForDisk => draft is not null || context.Last is null || ReferenceEquals(migration, context.Last);

    /// <summary>Whatever the script did to its session reaches neither the checks nor the next step. Says what it left, if the proof wants to know.</summary>
    private async Task<StepTraces> ResetAsync(StatementBatch batch, CancellationToken cancellationToken)
    {
        await DeallocateAsync(batch, cancellationToken).ConfigureAwait(false);
        foreach (var command in SessionSettings.Reset())
            batch.Add(command);
        batch.Add(Settings());
        var (wroteNothing, leftCatalogsAlone) = (StepTraces.AskWroteNothing(), StepTraces.AskLeftCatalogsAlone());
        if (context.Schema is not null)
            batch.Add(wroteNothing);
        if (_proof.ReadsPart)
        {
            batch.Add(leftCatalogsAlone);
            batch.Add(new NpgsqlBatchCommand(SnapshotRefresh.Begin));
        }

        await batch.SendAsync(cancellationToken).ConfigureAwait(false);
        return new StepTraces(wroteNothing.Rows == 1, leftCatalogsAlone.Rows == 1, LooksLikeRowsOnly: false);
    }

    private async Task DeallocateAsync(StatementBatch batch, CancellationToken cancellationToken)
    {
        if (!Commands.AutoPrepares(context.Connection))
        {
            // What reads a part of the schema keeps prepared statements of its own, and looks for those that a script left.
            if (context.Schema is not { CanReadPart: true })
                batch.Add(new NpgsqlBatchCommand("DEALLOCATE ALL"));
            return;
        }

        await batch.SendAsync(cancellationToken).ConfigureAwait(false);
        context.Connection.UnprepareAll();
    }
}
