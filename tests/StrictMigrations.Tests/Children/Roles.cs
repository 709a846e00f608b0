using StrictMigrations.Rehearsals;
using StrictMigrations.Testing;
using StrictMigrations.Tests.Examples;

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
            [ExampleProgram.Role] = ExampleProgram.RunAsync,
            ["shadow-database"] = HoldShadowAsync,
            ["validating-starts"] = ValidatingStarts.RunAsync,
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

    /// <summary>Prints the name of a shadow database and keeps it until standard input ends.</summary>
    private static async Task<int> HoldShadowAsync(string[] arguments)
    {
        await using var live = await Query.OpenAsync(arguments[0]);
        await using var shadow = await ShadowDatabase.CreateAsync(live, arguments[0], TimeProvider.System, CancellationToken.None);
        await Console.Out.WriteLineAsync(shadow.Name);
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
