using Npgsql;
using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Examples;

/// <summary>Where a story happens: a scratch folder and a fresh database.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly PostgresServer? _ownServer;
    private readonly TestDatabase _database;

    private Scene(PostgresServer? ownServer, TestDatabase database) => (_ownServer, _database) = (ownServer, database);

    public string Folder { get; } = Directory.CreateTempSubdirectory("story-").FullName;

    public string ConnectionString => new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Pooling = false }.ConnectionString;

    private NpgsqlConnectionStringBuilder Server => new(_database.ConnectionString);

    /// <summary>What the reader's terminal has.</summary>
    public Dictionary<string, string> Environment => new(StringComparer.Ordinal)
    {
        ["PGHOST"] = Server.Host!,
        ["PGPORT"] = $"{Server.Port}",
        ["PGUSER"] = Server.Username!,
        ["PGPASSWORD"] = Server.Password ?? "",
        ["PGDATABASE"] = _database.Name,
        ["DATABASE"] = ConnectionString,
        ["STRICT_MIGRATIONS_CONNECTION"] = ConnectionString,
        ["ConnectionStrings__Shop"] = ConnectionString,
        ["REPOSITORY"] = Repository.Root,
        ["NO_COLOR"] = "1",
    };

    /// <summary>What is this run's own, and what the document says for it.</summary>
    public IReadOnlyList<(string Own, string Told)> Names =>
    [
        (Folder, "/home/me/shop"),
        (_database.Name, "shop"),
        ($"{Server.Host}:{Server.Port}", "localhost:5432"),
    ];

    public static async Task<Scene> CreateAsync(Story story)
    {
        var server = story.OwnServer ? await PostgresServer.StartAsync(new PostgresServerOptions { Dedicated = true }) : null;
        return new Scene(server, await (server ?? TestServer.Shared).CreateDatabaseAsync());
    }

    public async Task WriteAsync(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text);
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        await _database.DisposeAsync();
        if (_ownServer is not null)
            await _ownServer.DisposeAsync();
    }
}
