using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace StrictMigrations.Tests.Running;

/// <summary>
/// Stands before a server as a pooler in transaction mode does: announces backends of its own, and can have no connection to the
/// server left for some of its clients.
/// </summary>
internal sealed class FakePooler : IDisposable
{
    private const int PidOffset = 1_000_000;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly Predicate<int> _isBusyFor;
    private int _clients;

    /// <param name="connectionString">The server.</param>
    /// <param name="isBusyFor">The clients, counted from 1, that get no connection to the server.</param>
    public FakePooler(string connectionString, Predicate<int>? isBusyFor = null)
    {
        _isBusyFor = isBusyFor ?? (_ => false);
        _server = new NpgsqlConnectionStringBuilder(connectionString) { SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable, Pooling = false };
        _listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.ConnectionString;
        _ = AcceptAsync();
    }

    public string ConnectionString { get; }

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
        using var _ = client;
        using var server = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        await server.ConnectAsync(_server.Host!, _server.Port);
        var (near, far) = (client.GetStream(), server.GetStream());
        var start = await ReadAsync(near);
        if (start.Length == 16)
            BinaryPrimitives.WriteInt32BigEndian(start.AsSpan(8), BinaryPrimitives.ReadInt32BigEndian(start.AsSpan(8)) - PidOffset);
        await far.WriteAsync(start);
        var talking = near.CopyToAsync(far);
        if (start.Length != 16)
            await WelcomeAsync(far, near, isBusy: _isBusyFor(Interlocked.Increment(ref _clients)));
        await Task.WhenAny(talking, far.CopyToAsync(near));
    }

    /// <summary>Passes on what the server answers to the start, with another backend's pid in it; a busy one says so then.</summary>
    private static async Task WelcomeAsync(NetworkStream from, NetworkStream to, bool isBusy)
    {
        var type = (byte)0;
        while (type != 'Z')
        {
            var tag = new byte[1];
            await from.ReadExactlyAsync(tag);
            type = tag[0];
            var message = await ReadAsync(from);
            if (type == 'K')
                BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), BinaryPrimitives.ReadInt32BigEndian(message.AsSpan(4)) + PidOffset);
            await to.WriteAsync((byte[])[.. tag, .. message]);
        }

        if (isBusy)
            await RefuseAsync(to);
    }

    private static async Task RefuseAsync(NetworkStream client)
    {
        var fields = "SFATAL\0VFATAL\0C08P01\0Mquery_wait_timeout\0\0"u8.ToArray();
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, fields.Length + 4);
        await client.WriteAsync((byte[])[(byte)'E', .. length, .. fields]);
        client.Socket.Shutdown(SocketShutdown.Send);
    }

    /// <summary>A message without its type: length, then the rest.</summary>
    private static async Task<byte[]> ReadAsync(NetworkStream from)
    {
        var length = new byte[4];
        await from.ReadExactlyAsync(length);
        var message = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
        length.CopyTo(message, 0);
        await from.ReadExactlyAsync(message.AsMemory(4));
        return message;
    }
}
