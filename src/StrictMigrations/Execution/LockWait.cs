using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace StrictMigrations.Execution;

/// <summary>The connection on which the run lock is tried, until it is had or given up.</summary>
internal sealed class LockWait(Database database, long key, StrictMigrationsOptions options) : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    // No timer runs for longer than 49 days, and the time to wait has no bound.
    private static readonly TimeSpan LongestQuestion = TimeSpan.FromDays(1);

    private NpgsqlConnection? _connection;

    /// <summary>One try; <see langword="null"/> when somebody else holds it.</summary>
    public async Task<LockAttempt?> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            _connection ??= await database.OpenForLockAsync(cancellationToken).ConfigureAwait(false);
            return await TryAsync(_connection, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (PoolerErrors.IsStillWaiting(exception))
        {
            await DisposeAsync().ConfigureAwait(false);
            return null;
        }
    }

    /// <summary>
    /// Asks something on the same connection that would save the lock. It may fail or take longer than there is time to wait: that means no, and what is wrong is told under the lock.
    /// </summary>
    public async Task<bool> AskAsync(Func<NpgsqlConnection, CancellationToken, Task<bool>> question, TimeSpan waited, CancellationToken cancellationToken)
    {
        if (_connection is null)
            return false;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (Left(waited) is { } left)
            limit.CancelAfter(Min(left, LongestQuestion));
        try
        {
            return await question(_connection, limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or StrictMigrationException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            await DisposeAsync().ConfigureAwait(false);
            return false;
        }
    }

    /// <summary>
    /// How long to pause before the next try; <see langword="null"/> when the time is over. Pauses grow to an eighth of the time waited,
    /// so that many that wait leave the processors to the one that works.
    /// </summary>
    public TimeSpan? PauseAfter(TimeSpan waited)
    {
        var pause = Max(Min(waited / 8, LongestPause), options.RunLockPollInterval);
        return Left(waited) is not { } left ? pause : left > TimeSpan.Zero ? Min(pause, left) : null;
    }

    private TimeSpan? Left(TimeSpan waited) => options.RunLockTimeout == Timeout.InfiniteTimeSpan ? null : Max(options.RunLockTimeout - waited, TimeSpan.Zero);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>Hands the connection over to the lock that was had.</summary>
    public NpgsqlConnection Release()
    {
        var connection = _connection!;
        _connection = null;
        return connection;
    }

    public async Task<MigrationLockTimeoutException> TimeoutAsync(CancellationToken cancellationToken)
    {
        var waited = options.RunLockTimeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        if (_connection is null)
        {
            return new MigrationLockTimeoutException(
                $"""
                The migration lock of schema {options.LedgerSchema} was not had within {waited} s: the pooler had no connection to the server left (query_wait_timeout). Nothing was changed.
                Who holds those connections, and whether another run is among them, only the pooler knows.
                Start again when it has a free one, raise its pool size or RunLockTimeout, or set DirectConnectionString to go past it.
                """, holder: null);
        }

        var holder = await LockHolders.FindAsync(_connection, key, cancellationToken).ConfigureAwait(false);
        return new MigrationLockTimeoutException(
            $"""
            Another run holds the migration lock of schema {options.LedgerSchema}, and it was not free within {waited} s. Nothing was changed.
            {LockHolders.Describe(holder)}
            Wait for it and start again, raise RunLockTimeout, or end that session if it hangs.
            """, holder);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync().ConfigureAwait(false);
        _connection = null;
    }

    private async Task<LockAttempt?> TryAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // A repeatable-read default would keep a snapshot, and so does a query's portal until the next command: CREATE INDEX
        // CONCURRENTLY would wait for it. So the query does not come last.
        var ask = new NpgsqlBatchCommand("SELECT CASE WHEN $2 THEN pg_catalog.pg_try_advisory_xact_lock_shared($1) ELSE pg_catalog.pg_try_advisory_xact_lock($1) END, pg_catalog.pg_backend_pid(), pg_catalog.pg_is_in_recovery()")
        {
            Parameters = { new() { NpgsqlDbType = NpgsqlDbType.Bigint, Value = key }, new() { NpgsqlDbType = NpgsqlDbType.Boolean, Value = options.RunLockDisabled } },
        };
        var batch = Commands.Batch(connection, [new NpgsqlBatchCommand("BEGIN ISOLATION LEVEL READ COMMITTED"), ask, .. StayOpen(connection)]);
        await using (batch.ConfigureAwait(false))
        {
            var (held, attempt) = await ReadAsync(batch, cancellationToken).ConfigureAwait(false);
            if (held)
                return attempt;
        }

        await Commands.RollBackAsync(connection).ConfigureAwait(false);
        return null;
    }

    /// <summary>The transaction stays open for the whole run, idle.</summary>
    private static IEnumerable<NpgsqlBatchCommand> StayOpen(NpgsqlConnection connection)
    {
        yield return new NpgsqlBatchCommand("SET LOCAL idle_in_transaction_session_timeout = 0");
        if (SessionSettings.HasTransactionTimeout(connection.PostgreSqlVersion.Major))
            yield return new NpgsqlBatchCommand("SET LOCAL transaction_timeout = 0");
    }

    private async Task<(bool Held, LockAttempt Attempt)> ReadAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        var row = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (row.ConfigureAwait(false))
        {
            await row.ReadAsync(cancellationToken).ConfigureAwait(false);
            return (row.GetBoolean(0), new LockAttempt(row.GetInt32(1), key, row.GetBoolean(2)));
        }
    }
}
