using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using StrictMigrations.Histories;

namespace StrictMigrations.Execution;

/// <summary>
/// One runner at a time: a transaction-level advisory lock on a connection of its own, whose transaction stays open for the run.
/// It goes when the process dies and needs no session state, so it also works behind a transaction pooler.
/// </summary>
internal sealed class RunLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private RunLock(NpgsqlConnection connection, LockAttempt attempt) => (_connection, Attempt) = (connection, attempt);

    private LockAttempt Attempt { get; }

    /// <summary>What the ledger checks at every insert.</summary>
    public HeldLock Held => new(Attempt.ProcessId, Attempt.Key);

    /// <summary>Whether something between here and the server hands out server connections: then session state does not hold.</summary>
    public bool IsPooled => Attempt.ProcessId != _connection.ProcessID;

    public bool IsStandby => Attempt.IsStandby;

    public static long KeyOf(string ledgerSchema) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"strict-migrations:{ledgerSchema}")));

    /// <summary>Waits until the lock is had.</summary>
    public static async Task<RunLock> AcquireAsync(Database database, StrictMigrationsOptions options, TimeProvider time, CancellationToken cancellationToken) =>
        (await AcquireUnlessAsync((_, _) => Task.FromResult(false), database, options, time, cancellationToken).ConfigureAwait(false))!;

    /// <summary>Waits until the lock is had, or until <paramref name="isDone"/>, asked between two tries, says that there is nothing left to do: then <see langword="null"/>.</summary>
    public static Task<RunLock?> AcquireUnlessAsync(Func<NpgsqlConnection, CancellationToken, Task<bool>> isDone, Database database, StrictMigrationsOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!Telemetry.IsObserved)
            return PollAsync(isDone, database, options, time, cancellationToken);
        var (tags, details) = database.Tags();
        details.Add(Telemetry.Tags.LedgerSchema, options.LedgerSchema);
        return new Observation(Telemetry.Spans.Lock, tags, details, Count: null, Telemetry.LockWait)
            .RunAsync(time, () => PollAsync(isDone, database, options, time, cancellationToken), runLock => runLock is null ? Telemetry.Outcomes.NothingToDo : Telemetry.Outcomes.Acquired);
    }

    /// <summary>Polls in short transactions and never blocks in the server: a blocked waiter holds a snapshot, for which CREATE INDEX CONCURRENTLY would wait for ever.</summary>
    private static async Task<RunLock?> PollAsync(Func<NpgsqlConnection, CancellationToken, Task<bool>> isDone, Database database, StrictMigrationsOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var waiting = new LockWait(database, KeyOf(options.LedgerSchema), options);
        var started = time.GetTimestamp();
        await using (waiting.ConfigureAwait(false))
        {
            while (true)
            {
                if (await waiting.TryAsync(cancellationToken).ConfigureAwait(false) is { } attempt)
                    return new RunLock(waiting.Release(), attempt);
                if (waiting.PauseAfter(time.GetElapsedTime(started)) is not { } pause)
                    throw await waiting.TimeoutAsync(cancellationToken).ConfigureAwait(false);
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
                if (await waiting.AskAsync(isDone, time.GetElapsedTime(started), cancellationToken).ConfigureAwait(false))
                    return null;
            }
        }
    }

    /// <summary>Whether somebody holds the lock now.</summary>
    public static async Task<LockHolder?> HolderAsync(NpgsqlConnection connection, StrictMigrationsOptions options, CancellationToken cancellationToken) =>
        await LockHolders.FindAsync(connection, KeyOf(options.LedgerSchema), cancellationToken).ConfigureAwait(false);

    /// <summary>Closing the connection ends the transaction, and with it the lock.</summary>
    public async ValueTask DisposeAsync()
    {
        await Commands.RollBackAsync(_connection).ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }
}

/// <summary>A lock that was had: the server process that holds it, its key, and what kind of server it is.</summary>
internal readonly record struct LockAttempt(int ProcessId, long Key, bool IsStandby);
