namespace StrictMigrations.Testing.Servers;

/// <summary>Where a server comes from: borrowed, a cluster of our own, or a container.</summary>
internal interface IServerHost : IAsyncDisposable
{
    string ConnectionString { get; }

    ValueTask StartAsync(CancellationToken cancellationToken);

    /// <summary>Does nothing when the server is stopped already.</summary>
    ValueTask StopAsync(bool immediate, CancellationToken cancellationToken);

    ValueTask<string> ReadLogAsync(CancellationToken cancellationToken);
}
