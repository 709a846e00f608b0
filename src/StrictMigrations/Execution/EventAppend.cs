using Npgsql;
using StrictMigrations.Histories;

namespace StrictMigrations.Execution;

/// <summary>Events in a transaction of their own.</summary>
internal static class EventAppend
{
    /// <summary>Without transaction a script may have taken another role, which has no right to the ledger; it has it back after COMMIT.</summary>
    private static readonly string[] Begin =
        ["BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", "SET LOCAL SESSION AUTHORIZATION DEFAULT", "SET LOCAL ROLE NONE"];

    /// <param name="connection">The session.</param>
    /// <param name="ledger">Writes it.</param>
    /// <param name="draft">The event.</param>
    /// <param name="others">What goes in with it.</param>
    /// <param name="stays">What is left when the ledger refuses it, as a sentence.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task<LedgerEvent> ExecuteAsync(NpgsqlConnection connection, LedgerWriter ledger, LedgerEvent draft, IEnumerable<NpgsqlBatchCommand> others, string stays, CancellationToken cancellationToken)
    {
        var sealedEvent = ledger.Seal(draft);
        await WriteAsync(connection, ledger, [ledger.Insert(sealedEvent), .. others], stays, cancellationToken).ConfigureAwait(false);
        ledger.Accept(sealedEvent);
        return sealedEvent;
    }

    /// <summary>All of them or none. Each draft is asked for when the one before it is the head; a writer whose events did not go in must not be used again.</summary>
    public static Task ExecuteAllAsync(NpgsqlConnection connection, LedgerWriter ledger, IEnumerable<Func<LedgerEvent>> drafts, IEnumerable<NpgsqlBatchCommand> others, CancellationToken cancellationToken)
    {
        var commands = new List<NpgsqlBatchCommand>();
        foreach (var draft in drafts)
        {
            var sealedEvent = ledger.Seal(draft());
            commands.Add(ledger.Insert(sealedEvent));
            ledger.Accept(sealedEvent);
        }

        return WriteAsync(connection, ledger, [.. commands, .. others], WhatStays.OfDecision, cancellationToken);
    }

    private static async Task WriteAsync(NpgsqlConnection connection, LedgerWriter ledger, IEnumerable<NpgsqlBatchCommand> commands, string stays, CancellationToken cancellationToken)
    {
        try
        {
            await Commands.ExecuteAsync(
                connection,
                [.. Begin.Select(sql => new NpgsqlBatchCommand(sql)), .. commands, new NpgsqlBatchCommand("COMMIT")],
                cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception)
        {
            await Commands.RollBackAsync(connection).ConfigureAwait(false);
            throw ledger.Refused(exception, stays);
        }
    }
}
