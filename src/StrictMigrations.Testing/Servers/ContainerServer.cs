namespace StrictMigrations.Testing.Servers;

/// <summary>The last resort, compiled only with -p:UseTestcontainers=true.</summary>
internal static class ContainerServer
{
#if USE_TESTCONTAINERS
    public static IServerHost? TryCreate(PostgresServerOptions options) => new Host(options);

    private sealed class Host(PostgresServerOptions options) : IServerHost
    {
        private readonly Testcontainers.PostgreSql.PostgreSqlContainer _container =
            new Testcontainers.PostgreSql.PostgreSqlBuilder(FormattableString.Invariant($"postgres:{options.Version ?? 17}"))
                // A port of our choice stays the same when the container is stopped and started.
                .WithPortBinding(LoopbackPort.FindFree(), 5432)
                .WithDatabase("postgres")
                .WithCommand([.. ServerSettings.Of(options).SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" })])
                .Build();

        public string ConnectionString => _container.GetConnectionString();

        public async ValueTask StartAsync(CancellationToken cancellationToken) =>
            await _container.StartAsync(cancellationToken).ConfigureAwait(false);

        public async ValueTask StopAsync(bool immediate, CancellationToken cancellationToken) =>
            await _container.StopAsync(cancellationToken).ConfigureAwait(false);

        public async ValueTask<string> ReadLogAsync(CancellationToken cancellationToken) =>
            (await _container.GetLogsAsync(ct: cancellationToken).ConfigureAwait(false)).Stderr;

        public ValueTask DisposeAsync() => _container.DisposeAsync();
    }
#else
    public static IServerHost? TryCreate(PostgresServerOptions options) => null;
#endif
}
