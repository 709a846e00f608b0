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

    /// <summary>Polls in short transactions and never blocks in the server: a blocked waiter holds a snapshot, for which CREATE INDEX CONCURRENTLY would wait for ever.</summary>
    public static Task<RunLock> AcquireAsync(Database database, StrictMigrationsOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!Telemetry.IsObserved)
            return PollAsync(database, options, time, cancellationToken);
        var (tags, details) = database.Tags();
        details.Add(Telemetry.Tags.LedgerSchema, options.LedgerSchema);
        return new Observation(Telemetry.Spans.Lock, tags, details, Count: null, Telemetry.LockWait)
            .RunAsync(time, () => PollAsync(database, options, time, cancellationToken), _ => Telemetry.Outcomes.Acquired);
    }

    private static async Task<RunLock> PollAsync(Database database, StrictMigrationsOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var waiting = new LockWait(database, KeyOf(options.LedgerSchema), options);
        var started = time.GetTimestamp();
        await using (waiting.ConfigureAwait(false))
        {
            while (true)
            {
                if (await waiting.TryAsync(cancellationToken).ConfigureAwait(false) is { } attempt)
                    return new RunLock(waiting.Release(), attempt);
                if (options.RunLockTimeout != Timeout.InfiniteTimeSpan && time.GetElapsedTime(started) >= options.RunLockTimeout)
                    throw await waiting.TimeoutAsync(cancellationToken).ConfigureAwait(false);
                await Task.Delay(options.RunLockPollInterval, time, cancellationToken).ConfigureAwait(false);
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
