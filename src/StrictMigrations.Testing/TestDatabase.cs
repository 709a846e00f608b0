namespace StrictMigrations.Testing;

/// <summary>A database of one test. Disposing drops it, also while something is still connected to it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly PostgresServer _server;

    internal TestDatabase(PostgresServer server, string name)
    {
        _server = server;
        Name = name;
        ConnectionString = server.ConnectionStringOf(name);
    }

    /// <summary>The database's name.</summary>
    public string Name { get; }

    /// <summary>A superuser's connection string to it, password included.</summary>
    public string ConnectionString { get; }

    /// <summary>Drops the database and ends the connections to it.</summary>
    public ValueTask DisposeAsync() => _server.DropDatabaseAsync(Name);
}
