using Npgsql;
using StrictMigrations.Scripts;

namespace StrictMigrations.Execution;

/// <summary>
/// A migration without transaction: its intent is recorded first, then each statement as it is done, so that the next start
/// knows exactly where a crash left it.
/// </summary>
internal sealed class UntransactedStep(StepContext context, Migration migration)
{
    private readonly StatementsHash _hash = new();
    private readonly StepProof _proof = new(context, migration, isOneTransaction: false);
    private bool _mayHideEffects;

    /// <summary>Whether its intent is recorded: from then on a failure leaves it interrupted.</summary>
    public bool HasStarted { get; private set; }

    /// <summary>Whether a transaction of this step may be open: its statements run in none.</summary>
    public bool InTransaction { get; private set; }

    /// <summary>How many statements took effect and stay.</summary>
    public int Done { get; private set; }

    public async Task<AppliedMigration> ExecuteAsync(CancellationToken cancellationToken)
    {
        var started = context.Time.GetTimestamp();
        var resumed = context.Ledger.History.Find(migration.Id) is { Outcome: Outcome.Resolved } entry ? entry : null;
        _mayHideEffects = resumed is not null;
        var script = await ScriptText.BufferAsync(migration, cancellationToken).ConfigureAwait(false);
        await using (script.ConfigureAwait(false))
        {
            await PassDoneAsync(script, resumed, cancellationToken).ConfigureAwait(false);
            await RequireAsync(resumed, cancellationToken).ConfigureAwait(false);
            await StartAsync(cancellationToken).ConfigureAwait(false);
            HasStarted = true;
            await Commands.ExecuteAsync(context.Connection, [SessionSettings.Set(context.Connection, migration, context.Options, local: false)], cancellationToken).ConfigureAwait(false);
            while (await script.ReadAsync(cancellationToken).ConfigureAwait(false))
                await RunAsync(script.Reader, cancellationToken).ConfigureAwait(false);
        }

        return await FinishAsync(started, isResumed: resumed is not null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The event of a statement that failed: what is done stays, and is recorded.</summary>
    public LedgerEvent DraftFailure() => Draft(EventKind.Failed);

    /// <summary>That they are the statements that ran was validated.</summary>
    private async Task PassDoneAsync(ScriptText script, HistoryEntry? resumed, CancellationToken cancellationToken)
    {
        while (Done < (resumed?.StatementsDone ?? 0) && await script.ReadAsync(cancellationToken).ConfigureAwait(false))
            Pass(script.Reader.Current);
    }

    /// <summary>The schema from before is kept with the intent: should the process die, what was done until then belongs to the effect.</summary>
    private Task<LedgerEvent> StartAsync(CancellationToken cancellationToken) => EventAppend.ExecuteAsync(
        context.Connection, context.Ledger, Draft(EventKind.Started), context.Schema?.Keep(context.Ledger) ?? [], WhatStays.OfStep(migration, Done), cancellationToken);

    /// <summary>A migration that goes on behind its first statements met its requirements when it began.</summary>
    private async Task RequireAsync(HistoryEntry? resumed, CancellationToken cancellationToken)
    {
        if (!_proof.HasRequirements || resumed is { StatementsDone: > 0 })
            return;
        await BeginAsync("BEGIN ISOLATION LEVEL READ COMMITTED", cancellationToken).ConfigureAwait(false);
        await _proof.RequireAsync(cancellationToken).ConfigureAwait(false);
        await Commands.ExecuteAsync(context.Connection, "COMMIT", cancellationToken).ConfigureAwait(false);
        InTransaction = false;
    }

    private async Task RunAsync(ScriptReader reader, CancellationToken cancellationToken)
    {
        var statement = SentStatement.Of(Placeholders.Replace(reader.Current, context.Options), reader.Current);
        if (reader.Current.Kind.Copy == CopyDirection.FromStdin)
            await CopyStep.ExecuteAsync(context.Connection, statement.Text, reader, cancellationToken).ConfigureAwait(false);
        else
            await RunAsync(reader.Current, statement.Text, cancellationToken).ConfigureAwait(false);
        Pass(reader.Current);
        _mayHideEffects |= !reader.Current.Kind.ShowsInCatalogs;
        // What took effect is recorded, also when the run is being cancelled: a later run must not do it twice.
        var stays = WhatStays.OfStep(migration, Done) + "That the last one is done is not recorded. ";
        await EventAppend.ExecuteAsync(context.Connection, context.Ledger, Draft(EventKind.Advanced), [], stays, CancellationToken.None).ConfigureAwait(false);
        context.Progress?.Statement(Done);
    }

    /// <summary>Alone in its round trip: several statements in one command would be an implicit transaction.</summary>
    private async Task RunAsync(Statement statement, string text, CancellationToken cancellationToken)
    {
        var batch = new StatementBatch(context.Connection);
        batch.Add(text, statement);
        await batch.SendAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Pass(Statement statement)
    {
        _hash.Add(statement.Utf8.Span);
        Done++;
    }

    /// <summary>EXPECTS and the validators look in the transaction that writes the event.</summary>
    private async Task<AppliedMigration> FinishAsync(long started, bool isResumed, CancellationToken cancellationToken)
    {
        await Commands.ExecuteAsync(context.Connection, "DISCARD ALL", cancellationToken).ConfigureAwait(false);
        // DISCARD ALL deallocated every prepared statement; the driver must forget its own.
        context.Connection.UnprepareAll();
        await BeginAsync("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", cancellationToken).ConfigureAwait(false);
        var effect = await _proof.ProveAsync(new StepTraces(WroteNothing: !_mayHideEffects, LeftCatalogsAlone: false, LooksLikeRowsOnly: false), isResumed, cancellationToken).ConfigureAwait(false);
        var duration = context.Time.GetElapsedTime(started);
        await StepCommit.ExecuteAsync(context, migration, draft: null, effect, duration, statementsKept: Done, cancellationToken).ConfigureAwait(false);
        return new AppliedMigration(migration.FileName, duration, Done, EffectSummary.Of(effect, Done));
    }

    private Task BeginAsync(string begin, CancellationToken cancellationToken)
    {
        InTransaction = true;
        return Commands.ExecuteAsync(context.Connection, [new NpgsqlBatchCommand(begin), SessionSettings.Set(context.Connection, migration, context.Options, local: true)], cancellationToken);
    }

    private LedgerEvent Draft(EventKind kind) => context.Ledger.Draft(kind, migration.Id) with
    {
        Checksum = migration.Checksum.Value,
        Statement = Done,
        StatementsHash = _hash.Value,
    };
}
