using System.Globalization;

namespace StrictMigrations.Testing.Servers;

/// <summary>The order in which a server is looked for.</summary>
internal static class ServerHosts
{
    public const string ConnectionStringVariable = "STRICT_MIGRATIONS_POSTGRES";

    public static async ValueTask<IServerHost> FindAsync(PostgresServerOptions options, CancellationToken cancellationToken)
    {
        var connectionString = Environment.GetEnvironmentVariable(ConnectionStringVariable);
        if (!string.IsNullOrWhiteSpace(connectionString) && !options.NeedsOwnCluster)
            return new BorrowedServer(connectionString);

        if (await ServerBinaries.FindAsync(options, cancellationToken).ConfigureAwait(false) is { } binaries)
            return await Cluster.CreateAsync(binaries, options, cancellationToken).ConfigureAwait(false);

        return ContainerServer.TryCreate(options) ?? throw new InvalidOperationException(Instructions(options));
    }

    private static string Instructions(PostgresServerOptions options)
    {
        var wanted = options.Version is { } version ? string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {version}") : "PostgreSQL";
        return $"""
            No {wanted} server was found. Looked for initdb, pg_ctl and postgres in: {string.Join(", ", ServerBinaries.Searched(options))}.
            Do one of these:
              - set {ConnectionStringVariable} to the connection string of a superuser on a running server
                (not enough for tests that stop a server, change its settings or read its log);
              - install the server: apt-get install postgresql | dnf install postgresql-server | apk add postgresql | brew install postgresql;
              - set {ServerBinaries.FolderVariable} to the folder that holds initdb, pg_ctl and postgres;
              - build StrictMigrations.Testing with -p:UseTestcontainers=true and start Docker.
            """;
    }
}
