using StrictMigrations.Testing.Servers;

namespace StrictMigrations.Testing;

/// <summary>
/// A database that is migrated once and cloned for each test, which takes a fraction of the time. Clones are independent
/// of each other and of the template. Safe for concurrent use.
/// </summary>
public sealed class TemplateDatabase : IAsyncDisposable
{
    private readonly PostgresServer _server;
    private readonly string _name;

    private TemplateDatabase(PostgresServer server, string name)
    {
        _server = server;
        _name = name;
    }

    /// <summary>Creates a database, lets <paramref name="prepare"/> fill it, and closes it for connections from then on.</summary>
    /// <param name="server">Where the template and its clones live.</param>
    /// <param name="prepare">Gets the connection string; migrates and seeds. Connections that it leaves open are ended.</param>
    /// <param name="cancellationToken">Handed to <paramref name="prepare"/>.</param>
    public static async Task<TemplateDatabase> CreateAsync(
        PostgresServer server, Func<string, CancellationToken, Task> prepare, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(prepare);
        var database = await server.CreateDatabaseAsync(DatabaseCommands.RandomName("template"), cancellationToken).ConfigureAwait(false);
        try
        {
            await prepare(database.ConnectionString, cancellationToken).ConfigureAwait(false);
            await server.Commands.CloseAsync(database.Name, cancellationToken).ConfigureAwait(false);
            return new TemplateDatabase(server, database.Name);
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A new database with everything that is in the template.</summary>
    public async Task<TestDatabase> CloneAsync(CancellationToken cancellationToken = default)
    {
        var clone = new TestDatabase(_server, DatabaseCommands.RandomName("test"));
        await _server.Commands.CreateAsync(clone.Name, _name, cancellationToken).ConfigureAwait(false);
        return clone;
    }

    /// <summary>Drops the template. Its clones stay.</summary>
    public ValueTask DisposeAsync() => _server.DropDatabaseAsync(_name);
}
