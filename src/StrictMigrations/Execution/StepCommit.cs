using Npgsql;

namespace StrictMigrations.Execution;

/// <summary>The end of a step: its event and its COMMIT in one round trip. Both or neither.</summary>
internal static class StepCommit
{
    /// <param name="context">The run.</param>
    /// <param name="migration">The step.</param>
    /// <param name="draft">Its event; <see langword="null"/> for that it is applied.</param>
    /// <param name="effect">What it did.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="statementsKept">Without transaction: how many statements stay whatever comes.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task ExecuteAsync(StepContext context, Migration migration, LedgerEvent? draft, SchemaEffect? effect, TimeSpan duration, int? statementsKept, CancellationToken cancellationToken)
    {
        draft ??= context.Ledger.Draft(EventKind.Applied, migration.Id) with { Checksum = migration.Checksum.Value };
        var timed = draft with { DurationMicroseconds = (long)duration.TotalMicroseconds };
        var applied = context.Ledger.Seal(effect is null ? timed : effect.Describe(timed));
        await SendAsync(context, [.. Ending(context, migration, applied, effect)], WhatStays.OfStep(migration, statementsKept), cancellationToken).ConfigureAwait(false);
        context.Ledger.Accept(applied);
        if (effect is not null)
            context.Schema!.Accept(effect);
    }

    private static async Task SendAsync(StepContext context, NpgsqlBatchCommand[] ending, string stays, CancellationToken cancellationToken)
    {
        try
        {
            await Commands.ExecuteAsync(context.Connection, ending, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (!context.IsDryRun && context.Connection.State == System.Data.ConnectionState.Open && IsAboutRow(ending))
        {
            throw context.Ledger.Refused(exception, stays);
        }
    }

    /// <summary>A row that the ledger does not take is no fault of the script's; what only COMMIT finds may be.</summary>
    private static bool IsAboutRow(NpgsqlBatchCommand[] ending) =>
        Array.Find(ending, command => command.StatementType == StatementType.Unknown) is { } failed && !ReferenceEquals(failed, ending[^1]);

    /// <summary>The schema itself is kept once a run, with its last step: then a later difference can be named.</summary>
    private static IEnumerable<NpgsqlBatchCommand> Ending(StepContext context, Migration migration, LedgerEvent applied, SchemaEffect? effect)
    {
        if (context.IsDryRun)
        {
            foreach (var command in StepBorders.EndOfTry())
                yield return command;
            yield break;
        }

        yield return context.Ledger.Insert(applied);
        if (effect is not null && ReferenceEquals(migration, context.Last))
            yield return effect.Keep(context.Ledger.QuotedSchema);
        yield return new NpgsqlBatchCommand("COMMIT");
    }
}
