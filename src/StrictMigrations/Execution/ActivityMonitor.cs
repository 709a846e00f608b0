using Npgsql;
using NpgsqlTypes;

namespace StrictMigrations.Execution;

/// <summary>While somebody watches: asks PostgreSQL, on a connection of its own, how far a long statement is.</summary>
internal sealed class ActivityMonitor : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private const string Query =
        """
        SELECT format('%s: %s, %s %%', command, phase, CASE WHEN total > 0 THEN (100 * done / total)::text ELSE '?' END)
        FROM (SELECT pid, command, phase, greatest(blocks_done, tuples_done) AS done, CASE WHEN blocks_done >= tuples_done THEN blocks_total ELSE tuples_total END AS total
              FROM pg_catalog.pg_stat_progress_create_index
              UNION ALL
              SELECT pid, command, phase, heap_blks_scanned, heap_blks_total FROM pg_catalog.pg_stat_progress_cluster
              UNION ALL
              SELECT pid, 'VACUUM', phase, heap_blks_scanned, heap_blks_total FROM pg_catalog.pg_stat_progress_vacuum) progress
        WHERE pid = $1
        """;

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;

    /// <summary>Starts watching, if somebody listens.</summary>
    public ActivityMonitor(Database database, int processId, StepProgress? progress, TimeProvider time) =>
        _watching = progress is null ? Task.CompletedTask : WatchAsync(database, processId, progress, time, _stop.Token);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        // What goes wrong while watching, in the host's own progress too, never replaces what goes wrong in the run.
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private static async Task WatchAsync(Database database, int processId, StepProgress progress, TimeProvider time, CancellationToken stop)
    {
        try
        {
            await Task.Delay(Interval, time, stop).ConfigureAwait(false);
            var connection = await database.OpenAsync(stop).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                for (; ; await Task.Delay(Interval, time, stop).ConfigureAwait(false))
                    await AskAsync(connection, processId, progress, stop).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or NpgsqlException or MigrationDatabaseException)
        {
            // Watching is a courtesy: without a connection to spare the run goes on unwatched.
        }
    }

    private static async Task AskAsync(NpgsqlConnection connection, int processId, StepProgress progress, CancellationToken stop)
    {
        var command = new NpgsqlCommand(Query, connection) { CommandTimeout = 0, Parameters = { new() { NpgsqlDbType = NpgsqlDbType.Integer, Value = processId } } };
        await using (command.ConfigureAwait(false))
        {
            if (await command.ExecuteScalarAsync(stop).ConfigureAwait(false) is string activity)
                progress.Activity(activity);
        }
    }
}
