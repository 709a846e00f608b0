using Npgsql;
using NpgsqlTypes;

namespace StrictMigrations.Execution;

/// <summary>
/// While it lives, a cancelled token also cancels what the session's server process is doing, over another connection. For the end of
/// a COPY, where the driver waits for the server and takes no token.
/// </summary>
internal sealed class ServerCancellation : IAsyncDisposable
{
    private readonly NpgsqlConnection _session;
    private readonly ServerProcess _process;
    private readonly CancellationTokenSource _over = new();
    private readonly CancellationTokenRegistration _registration;
    private Task _cancelling = Task.CompletedTask;

    private ServerCancellation(NpgsqlConnection session, ServerProcess process, CancellationToken cancellationToken)
    {
        (_session, _process) = (session, process);
        _registration = cancellationToken.UnsafeRegister(_ => _cancelling = Task.Run(CancelAsync, CancellationToken.None), null);
    }

    /// <summary>Asks which process it is: behind a pooler, only the server knows.</summary>
    public static async Task<ServerCancellation> StartAsync(NpgsqlConnection session, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand("SELECT pid, backend_start FROM pg_catalog.pg_stat_activity WHERE pid = pg_catalog.pg_backend_pid()", session) { CommandTimeout = 0 };
        await using var _ = command.ConfigureAwait(false);
        var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = row.ConfigureAwait(false);
        await row.ReadAsync(cancellationToken).ConfigureAwait(false);
        return new ServerCancellation(session, new ServerProcess(row.GetInt32(0), row.GetDateTime(1)), cancellationToken);
    }

    /// <summary>Waits for a cancellation under way: it must not meet the session's next command. Where it failed, the COPY ran to its end or failed by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        await _registration.DisposeAsync().ConfigureAwait(false);
        await _over.CancelAsync().ConfigureAwait(false);
        await _cancelling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _over.Dispose();
    }

    private async Task CancelAsync()
    {
        // The same process of the same server, or none.
        const string Cancel = "SELECT pg_catalog.pg_cancel_backend(pid) FROM pg_catalog.pg_stat_activity WHERE pid = $1 AND backend_start = $2";
        var other = (NpgsqlConnection)((ICloneable)_session).Clone();
        await using var _ = other.ConfigureAwait(false);
        await other.OpenAsync(_over.Token).ConfigureAwait(false);
        var command = new NpgsqlCommand(Cancel, other)
        {
            Parameters = { new() { NpgsqlDbType = NpgsqlDbType.Integer, Value = _process.Id }, new() { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = _process.Started } },
        };
        await using (command.ConfigureAwait(false))
            await command.ExecuteNonQueryAsync(_over.Token).ConfigureAwait(false);
    }

    /// <summary>Process ids come again; with the time it started one is itself.</summary>
    private readonly record struct ServerProcess(int Id, DateTime Started);
}
