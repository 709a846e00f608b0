using Npgsql;
using StrictMigrations.Histories;

namespace StrictMigrations.Execution;

/// <summary>An event in a transaction of its own.</summary>
internal static class EventAppend
{
    public static async Task<LedgerEvent> ExecuteAsync(NpgsqlConnection connection, LedgerWriter ledger, LedgerEvent draft, IEnumerable<NpgsqlBatchCommand> others, CancellationToken cancellationToken)
    {
        var sealedEvent = ledger.Seal(draft);
        try
        {
            await Commands.ExecuteAsync(
                connection,
                [new NpgsqlBatchCommand("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"), ledger.Insert(sealedEvent), .. others, new NpgsqlBatchCommand("COMMIT")],
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
