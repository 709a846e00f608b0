using System.Net;
using Npgsql;

namespace StrictMigrations.Testing.Servers;

/// <summary>A throwaway cluster: a folder, a port and a server process.</summary>
internal sealed class Cluster : IServerHost
{
    public const string Prefix = "cluster-";
    public const string DataFolder = "data";
    public const string PasswordFile = "password";
    public const string Superuser = "postgres";

    private const int PortAttempts = 5;

    private readonly OwnedFolder _folder;
    private readonly Postmaster _postmaster;
    private readonly string _password;
    private int? _port;

    private Cluster(OwnedFolder folder, Postmaster postmaster, string password)
    {
        _folder = folder;
        _postmaster = postmaster;
        _password = password;
    }

    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = IPAddress.Loopback.ToString(),
        Port = _port ?? throw new InvalidOperationException("The server was not started yet."),
        Database = "postgres",
        Username = Superuser,
        Password = _password,
    }.ConnectionString;

    public static async ValueTask<Cluster> CreateAsync(
        ServerBinaries binaries, PostgresServerOptions options, CancellationToken cancellationToken)
    {
        await RemoveAbandonedAsync(binaries, cancellationToken).ConfigureAwait(false);
        var folder = OwnedFolder.Create(TemporaryRoots.For(options), Prefix);
        try
        {
            await ClusterTemplate.CopyToAsync(folder.Path, binaries, cancellationToken).ConfigureAwait(false);
            var settings = ServerSettings.Of(options).SetItem("listen_addresses", IPAddress.Loopback.ToString()).SetItem("unix_socket_directories", "");
            await File.AppendAllTextAsync(
                Path.Combine(folder.Path, DataFolder, "postgresql.conf"), settings.ToConfiguration(), cancellationToken).ConfigureAwait(false);
            var password = await File.ReadAllTextAsync(Path.Combine(folder.Path, PasswordFile), cancellationToken).ConfigureAwait(false);
            return new Cluster(folder, new Postmaster(binaries, folder.Path), password);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <remarks>A free port can be taken by another process before the server has it: then the next one is tried.</remarks>
    public async ValueTask StartAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = _port ?? LoopbackPort.FindFree();
            try
            {
                await _postmaster.StartAsync(port, cancellationToken).ConfigureAwait(false);
                _port = port;
                return;
            }
            catch (InvalidOperationException e)
            {
                var log = await ReadLogAsync(cancellationToken).ConfigureAwait(false);
                if (attempt == PortAttempts || _port is not null || !log.Contains("could not bind", StringComparison.Ordinal))
                    throw new InvalidOperationException($"The throwaway server did not start. {e.Message}\nIts log:\n{log}", e);
            }
        }
    }

    public ValueTask StopAsync(bool immediate, CancellationToken cancellationToken) =>
        _postmaster.StopAsync(immediate, cancellationToken);

    public ValueTask<string> ReadLogAsync(CancellationToken cancellationToken) => _postmaster.ReadLogAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _postmaster.StopAsync(immediate: true, CancellationToken.None).ConfigureAwait(false);
        _folder.Dispose();
    }

    private static async ValueTask RemoveAbandonedAsync(ServerBinaries binaries, CancellationToken cancellationToken)
    {
        ClusterTemplate.RemoveOld();
        foreach (var abandoned in OwnedFolder.Abandoned(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var folder = abandoned;
            await new Postmaster(binaries, folder.Path).StopAsync(immediate: true, cancellationToken).ConfigureAwait(false);
        }
    }
}
