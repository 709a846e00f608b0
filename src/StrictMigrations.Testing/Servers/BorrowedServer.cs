namespace StrictMigrations.Testing.Servers;

/// <summary>The server of STRICT_MIGRATIONS_POSTGRES: used, never started, stopped or removed.</summary>
internal sealed class BorrowedServer(string connectionString) : IServerHost
{
    public string ConnectionString => connectionString;

    public ValueTask StartAsync(CancellationToken cancellationToken) => default;

    public ValueTask StopAsync(bool immediate, CancellationToken cancellationToken) => throw NotOurs("stopped");

    public ValueTask<string> ReadLogAsync(CancellationToken cancellationToken) => throw NotOurs("asked for its log");

    public ValueTask DisposeAsync() => default;

    private static InvalidOperationException NotOurs(string what) => new(
        $"The server that {ServerHosts.ConnectionStringVariable} names is not ours and cannot be {what}. " +
        $"Start one with {nameof(PostgresServerOptions)} {{ {nameof(PostgresServerOptions.Dedicated)} = true }}.");
}
