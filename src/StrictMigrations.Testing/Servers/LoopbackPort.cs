using System.Net;
using System.Net.Sockets;

namespace StrictMigrations.Testing.Servers;

internal static class LoopbackPort
{
    /// <summary>A port that is free now; another process can still be faster.</summary>
    public static int FindFree()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
