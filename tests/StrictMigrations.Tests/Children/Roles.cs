using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Children;

/// <summary>What a child process can be; a test names the role, and <see cref="Child"/> starts it.</summary>
internal static class Roles
{
    public static IReadOnlyDictionary<string, Func<string[], Task<int>>> All { get; } =
        new Dictionary<string, Func<string[], Task<int>>>(StringComparer.Ordinal)
        {
            [ConsoleApplication.Role] = ConsoleApplication.RunAsync,
            [ConsoleApplication.Racer] = ConsoleApplication.RaceAsync,
            ["server"] = _ => ServeAsync(new()),
            ["host"] = HostedApplication.RunAsync,
            ["dedicated-server"] = _ => ServeAsync(new() { Dedicated = true }),
        };

    /// <summary>Prints the connection string and keeps the server until standard input ends.</summary>
    private static async Task<int> ServeAsync(PostgresServerOptions options)
    {
        await using var server = await PostgresServer.StartAsync(options);
        await Console.Out.WriteLineAsync(server.ConnectionString);
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
