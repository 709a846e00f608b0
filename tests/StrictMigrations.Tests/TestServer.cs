using StrictMigrations.Testing;

[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(3)]

namespace StrictMigrations.Tests;

/// <summary>The one server of a whole test run. Tests that stop it or change it start their own.</summary>
[SetUpFixture]
public sealed class TestServer
{
    private static PostgresServer? _shared;

    public static PostgresServer Shared => _shared ?? throw new InvalidOperationException("The test run has not started its server.");

    public static ValueTask<TestDatabase> NewDatabaseAsync() => Shared.CreateDatabaseAsync();

    [OneTimeSetUp]
    public async Task StartAsync() => _shared = await PostgresServer.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_shared is not null)
            await _shared.DisposeAsync();
    }
}
