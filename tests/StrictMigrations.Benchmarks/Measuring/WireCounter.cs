using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace StrictMigrations.Benchmarks.Measuring;

/// <summary>Stands between client and server and counts what goes over the wire, all connections together.</summary>
internal sealed class WireCounter : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder _server;
    private long _roundTrips;
    private long _bytes;
    private long _connections;

    public WireCounter(string connectionString)
    {
        _server = new NpgsqlConnectionStringBuilder(connectionString) { SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable };
        _listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.ConnectionString;
        _ = AcceptAsync();
    }

    public string ConnectionString { get; }

    /// <summary>Messages the client waits behind: Sync and Query. Opening a connection is not among them.</summary>
    public long RoundTrips => Interlocked.Read(ref _roundTrips);

    public long Bytes => Interlocked.Read(ref _bytes);

    public long Connections => Interlocked.Read(ref _connections);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = RelayAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        Interlocked.Increment(ref _connections);
        using var server = new TcpClient { NoDelay = true };
        using var _ = client;
        client.NoDelay = true;
        await server.ConnectAsync(_server.Host!, _server.Port);
        await Task.WhenAny(
            PumpAsync(client.GetStream(), server.GetStream(), new ClientMessages(() => Interlocked.Increment(ref _roundTrips))),
            PumpAsync(server.GetStream(), client.GetStream(), messages: null));
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, ClientMessages? messages)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer) is > 0 and var count)
        {
            Interlocked.Add(ref _bytes, count);
            messages?.See(buffer.AsSpan(0, count));
            await to.WriteAsync(buffer.AsMemory(0, count));
        }
    }
}
