using Npgsql;
using NpgsqlTypes;

namespace StrictMigrations.Execution;

/// <summary>
/// While it lives, a cancelled token also cancels what the session's server process is doing, over another connection. For the end of
/// a COPY, where the driver waits for the server and takes no token.
/// </summary>
internal sealed class ServerCancellation : IAsyncDisposable
{
    private readonly CancellationTokenRegistration _registration;
    private Task _cancelling = Task.CompletedTask;

    public ServerCancellation(NpgsqlConnection session, CancellationToken cancellationToken) =>
        _registration = cancellationToken.UnsafeRegister(_ => _cancelling = Task.Run(() => CancelAsync(session), CancellationToken.None), null);

    /// <summary>Waits for a cancellation under way: it must not meet the session's next command.</summary>
    public async ValueTask DisposeAsync()
    {
        await _registration.DisposeAsync().ConfigureAwait(false);
        await _cancelling.ConfigureAwait(false);
    }

    private static async Task CancelAsync(NpgsqlConnection session)
    {
        try
        {
            var other = (NpgsqlConnection)((ICloneable)session).Clone();
            await using var _ = other.ConfigureAwait(false);
            await other.OpenAsync(CancellationToken.None).ConfigureAwait(false);
            var command = new NpgsqlCommand("SELECT pg_catalog.pg_cancel_backend($1)", other) { Parameters = { new() { NpgsqlDbType = NpgsqlDbType.Integer, Value = session.ProcessID } } };
            await using (command.ConfigureAwait(false))
                await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            // Then the COPY runs to its end or fails by itself, and the cancellation takes effect behind it.
        }
    }
}
