using Npgsql;
using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Running;

/// <summary>An application's database and folder of migrations, thrown away with the test.</summary>
internal sealed class Sandbox : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private Sandbox(TestDatabase database) => _database = database;

    public MigrationFolder Folder { get; } = new();

    public string DatabaseName => _database.Name;

    public string ConnectionString => _database.ConnectionString;

    /// <summary>The connection string with something else in it.</summary>
    public string With(Action<NpgsqlConnectionStringBuilder> change)
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString);
        change(settings);
        return settings.ConnectionString;
    }

    public static async Task<Sandbox> CreateAsync(PostgresServer? server = null) =>
        new(await (server ?? TestServer.Shared).CreateDatabaseAsync());

    public Sandbox Write(string fileName, string text)
    {
        Folder.Write(fileName, text);
        return this;
    }

    public Sandbox Delete(string fileName)
    {
        File.Delete(Path.Combine(Folder.FullPath, fileName));
        return this;
    }

    public Sandbox Rename(string from, string to)
    {
        File.Move(Path.Combine(Folder.FullPath, from), Path.Combine(Folder.FullPath, to));
        return this;
    }

    /// <summary>A runner over folder and database, with what a test adds.</summary>
    public StrictMigrator Migrator(Action<StrictMigrationsOptions>? options = null, Action<StrictMigrationsBuilder>? build = null) => StrictMigrator.Create(m =>
    {
        m.UseConnectionString(ConnectionString).FromDirectory(Folder.FullPath).Configure(o => o.AllowEmpty = true);
        if (options is not null)
            m.Configure(options);
        build?.Invoke(m);
    });

    public async Task<MigrationResult> MigrateAsync(Action<StrictMigrationsOptions>? options = null, MigrateRequest? request = null, CancellationToken cancellationToken = default)
    {
        await using var migrator = Migrator(options);
        return await migrator.MigrateAsync(request, cancellationToken);
    }

    public async Task<T> FailAsync<T>(Action<StrictMigrationsOptions>? options = null, MigrateRequest? request = null, CancellationToken cancellationToken = default) where T : Exception
    {
        var migrate = () => MigrateAsync(options, request, cancellationToken);
        return (await migrate.Should().ThrowAsync<T>()).Which;
    }

    public Task<object?> ScalarAsync(string sql) => Query.ScalarAsync(ConnectionString, sql);

    public Task ExecuteAsync(string sql) => Query.ScalarAsync(ConnectionString, sql);

    /// <summary>The events in order: <c>applied 1</c>, <c>failed 2</c>, <c>applied R__view</c>.</summary>
    public async Task<string> LedgerAsync(string schema = "strict_migrations")
    {
        var rows = await ScalarAsync($"SELECT string_agg(kind || ' ' || coalesce(ltrim(version, '0'), 'R__' || name), ', ' ORDER BY id) FROM {schema}.ledger");
        return rows as string ?? "";
    }

    /// <summary>How many tables there are in the schema public.</summary>
    public Task<object?> TablesAsync() => ScalarAsync("SELECT string_agg(relname, ', ' ORDER BY relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace");

    /// <summary>A message without what differs from run to run: folder and address.</summary>
    public string Normalise(string text) => text
        .Replace(Folder.FullPath, "/m", StringComparison.Ordinal)
        .Replace(_database.Name, "app", StringComparison.Ordinal)
        .Replace($":{new NpgsqlConnectionStringBuilder(ConnectionString).Port}", ":5432", StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        Folder.Dispose();
        await _database.DisposeAsync();
    }
}
