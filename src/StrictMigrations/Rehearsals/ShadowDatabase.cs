using Npgsql;
using StrictMigrations.Execution;

namespace StrictMigrations.Rehearsals;

/// <summary>
/// A throwaway database, empty as template0 is, with the encoding and locale of the database it stands for. Disposing drops
/// it; what a killed process left is dropped by the next one that creates a shadow database on that server.
/// </summary>
internal sealed class ShadowDatabase : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder _admin;
    private readonly NpgsqlConnection _keeper;

    private ShadowDatabase(NpgsqlConnectionStringBuilder admin, string name, NpgsqlConnection keeper)
    {
        (_admin, Name, _keeper) = (admin, name, keeper);
        ConnectionString = Settings(admin, name);
    }

    public string Name { get; }

    /// <summary>Unpooled, password included: for nobody's eyes.</summary>
    public string ConnectionString { get; }

    /// <param name="live">The database it stands for; idle.</param>
    /// <param name="adminConnectionString">Where it is created: a connection string with its password.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait; what was created by then is dropped.</param>
    /// <exception cref="MigrationConfigurationException">The connection string cannot be read.</exception>
    /// <exception cref="MigrationDatabaseException">The server cannot be reached, or the role may not create databases.</exception>
    public static async Task<ShadowDatabase> CreateAsync(NpgsqlConnection live, string adminConnectionString, TimeProvider time, CancellationToken cancellationToken)
    {
        var settings = ConnectionStrings.Parse(adminConnectionString, "AdminConnectionString");
        (settings.Pooling, settings.Enlist) = (false, false);
        var traits = await DatabaseTraits.ReadAsync(live, cancellationToken).ConfigureAwait(false);
        var admin = await ConnectAsync(settings, cancellationToken).ConfigureAwait(false);
        await using (admin.ConfigureAwait(false))
        {
            var now = time.GetUtcNow();
            await ShadowLeftovers.DropAsync(admin, now, cancellationToken).ConfigureAwait(false);
            var name = ShadowName.New(now);
            await CreateAsync(admin, settings, $"CREATE DATABASE \"{name}\" TEMPLATE template0 {traits}", cancellationToken).ConfigureAwait(false);
            return await KeepAsync(admin, settings, name, now, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) =>
        await ConnectAsync(new NpgsqlConnectionStringBuilder(ConnectionString), cancellationToken).ConfigureAwait(false);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await RequireShadowAsync().ConfigureAwait(false);
            await _keeper.DisposeAsync().ConfigureAwait(false);
            var admin = new NpgsqlConnection(_admin.ConnectionString);
            await using (admin.ConfigureAwait(false))
            {
                await admin.OpenAsync().ConfigureAwait(false);
                await ExecuteAsync(admin, $"DROP DATABASE IF EXISTS \"{Name}\" WITH (FORCE)", CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException or TimeoutException)
        {
            // Never in place of an error that led here. The server is gone or the session was ended: the next run drops it.
            await _keeper.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The keeper is first in and marks the database: from then on it is in use, or left behind.</summary>
    private static async Task<ShadowDatabase> KeepAsync(NpgsqlConnection admin, NpgsqlConnectionStringBuilder settings, string name, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var keeper = await ConnectAsync(new NpgsqlConnectionStringBuilder(Settings(settings, name)), cancellationToken).ConfigureAwait(false);
            var shadow = new ShadowDatabase(settings, name, keeper);
            await shadow.RequireShadowAsync().ConfigureAwait(false);
            await ExecuteAsync(admin, $"COMMENT ON DATABASE \"{name}\" IS '{ShadowMarker.Of(now).Replace("'", "''", StringComparison.Ordinal)}'", cancellationToken).ConfigureAwait(false);
            return shadow;
        }
        catch
        {
            await ExecuteAsync(admin, $"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private async Task RequireShadowAsync()
    {
        var command = new NpgsqlCommand("SELECT current_database()::text", _keeper) { CommandTimeout = 0 };
        await using var _ = command.ConfigureAwait(false);
        var connected = (string?)await command.ExecuteScalarAsync().ConfigureAwait(false);
        if (connected != Name || ShadowName.CreatedAt(Name) is null)
            throw ShadowErrors.NotShadow(Name, connected);
    }

    private static async Task<NpgsqlConnection> ConnectAsync(NpgsqlConnectionStringBuilder settings, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw ShadowErrors.Unreachable(error, settings);
        }
    }

    private static async Task CreateAsync(NpgsqlConnection admin, NpgsqlConnectionStringBuilder settings, string sql, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync(admin, sql, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException error) when (error.SqlState != PostgresErrorCodes.QueryCanceled)
        {
            throw ShadowErrors.NotCreated(error, settings);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static string Settings(NpgsqlConnectionStringBuilder admin, string database) =>
        new NpgsqlConnectionStringBuilder(admin.ConnectionString) { Database = database, Pooling = false }.ConnectionString;
}
