using Npgsql;
using StrictMigrations.Histories;

namespace StrictMigrations.Execution;

/// <summary>An event in a transaction of its own.</summary>
internal static class EventAppend
{
    /// <summary>Without transaction a script may have taken another role, which has no right to the ledger; it has it back after COMMIT.</summary>
    private static readonly string[] Begin =
        ["BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", "SET LOCAL SESSION AUTHORIZATION DEFAULT", "SET LOCAL ROLE NONE"];

    public static async Task<LedgerEvent> ExecuteAsync(NpgsqlConnection connection, LedgerWriter ledger, LedgerEvent draft, IEnumerable<NpgsqlBatchCommand> others, CancellationToken cancellationToken)
    {
        var sealedEvent = ledger.Seal(draft);
        try
        {
            await Commands.ExecuteAsync(
                connection,
                [.. Begin.Select(sql => new NpgsqlBatchCommand(sql)), ledger.Insert(sealedEvent), .. others, new NpgsqlBatchCommand("COMMIT")],
                cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception)
        {
            await Commands.RollBackAsync(connection).ConfigureAwait(false);
            throw ledger.Explain(exception) ?? (Exception)new MigrationDatabaseException(
                $"The ledger could not be written: {exception.SqlState}: {exception.MessageText} Give the role INSERT on its table, and start again.", exception);
        }

        ledger.Accept(sealedEvent);
        return sealedEvent;
    }
}
