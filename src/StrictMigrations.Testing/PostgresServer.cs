using Npgsql;
using StrictMigrations.Testing.Servers;

namespace StrictMigrations.Testing;

/// <summary>
/// A real PostgreSQL server for tests: the one that <c>STRICT_MIGRATIONS_POSTGRES</c> names, else a throwaway cluster made
/// with the installed binaries, else a container. It never falls back to a fake and never skips: without any of them,
/// starting fails and says what to install. Safe for concurrent use.
/// </summary>
/// <remarks>
/// A throwaway cluster listens on a free loopback port with a random password. It lives in <c>/dev/shm</c> where that has
/// room for it (4 GB), else, or when <c>TMPDIR</c> is set, in the temporary folder. Disposing removes it; what a killed
/// process left behind is removed by the next start.
/// </remarks>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly IServerHost _host;
    private readonly NpgsqlDataSource _admin;
    private readonly DatabaseCommands _commands;

    private PostgresServer(IServerHost host, int version)
    {
        _host = host;
        Version = version;
        _admin = NpgsqlDataSource.Create(host.ConnectionString);
        _commands = new DatabaseCommands(_admin, version);
    }

    /// <summary>A superuser's connection string, password included, to the database <c>postgres</c> (or the one that the variable names).</summary>
    public string ConnectionString => _host.ConnectionString;

    /// <summary>The server's major version, such as 15.</summary>
    public int Version { get; }

    /// <summary>Finds or starts a server and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">There is no server, or it did not start. The message says what to do.</exception>
    public static async ValueTask<PostgresServer> StartAsync(
        PostgresServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        var host = await ServerHosts.FindAsync(options ?? new(), cancellationToken).ConfigureAwait(false);
        try
        {
            await host.StartAsync(cancellationToken).ConfigureAwait(false);
            return new PostgresServer(host, await FirstQuery.MajorVersionAsync(host.ConnectionString, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Creates an empty database, which is dropped when the result is disposed.</summary>
    /// <param name="name">Any name that PostgreSQL takes. Default: a random one.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async ValueTask<TestDatabase> CreateDatabaseAsync(string? name = null, CancellationToken cancellationToken = default)
    {
        var database = new TestDatabase(this, name ?? DatabaseCommands.RandomName("test"));
        await _commands.CreateAsync(database.Name, "template1", cancellationToken).ConfigureAwait(false);
        return database;
    }

    /// <summary>Drops a database, when there is one, and ends the connections to it.</summary>
    public async ValueTask DropDatabaseAsync(string name, CancellationToken cancellationToken = default)
    {
        using var pool = new NpgsqlConnection(ConnectionStringOf(name));
        NpgsqlConnection.ClearPool(pool);
        await _commands.DropAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The superuser's connection string to a database of this server, whether it exists or not.</summary>
    public string ConnectionStringOf(string database) =>
        new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database }.ConnectionString;

    /// <summary>Stops the server and keeps its data; <see cref="RestartAsync"/> brings it back at the same address.</summary>
    /// <param name="immediate">True ends it as a crash would: no goodbye to clients, recovery at the next start.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="InvalidOperationException">The server is not ours to stop.</exception>
    public ValueTask StopAsync(bool immediate = false, CancellationToken cancellationToken = default) =>
        _host.StopAsync(immediate, cancellationToken);

    /// <summary>Stops the server when it runs, starts it again with its data, and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">The server is not ours to stop.</exception>
    public async ValueTask RestartAsync(CancellationToken cancellationToken = default)
    {
        await StopAsync(immediate: false, cancellationToken).ConfigureAwait(false);
        await _host.StartAsync(cancellationToken).ConfigureAwait(false);
        _admin.Clear();
    }

    /// <summary>Everything the server logged since it was created.</summary>
    /// <exception cref="InvalidOperationException">The server is not ours, and so is its log.</exception>
    public ValueTask<string> ReadLogAsync(CancellationToken cancellationToken = default) => _host.ReadLogAsync(cancellationToken);

    /// <summary>Stops and removes the server. One that <c>STRICT_MIGRATIONS_POSTGRES</c> names stays as it is.</summary>
    public async ValueTask DisposeAsync()
    {
        await _admin.DisposeAsync().ConfigureAwait(false);
        await _host.DisposeAsync().ConfigureAwait(false);
    }

    internal DatabaseCommands Commands => _commands;
}
