using NUnit.Framework;
using StrictMigrations;
using StrictMigrations.Testing;

namespace WebApi.Tests;

/// <summary>Once per test run: a server, and a database that the migrations were applied to. Each test clones it.</summary>
[SetUpFixture]
public sealed class NotesDatabase
{
    private static PostgresServer? _server;
    private static TemplateDatabase? _template;

    public static Task<TestDatabase> CloneAsync() => _template!.CloneAsync();

    [OneTimeSetUp]
    public async Task CreateAsync()
    {
        _server = await PostgresServer.StartAsync();
        _template = await TemplateDatabase.CreateAsync(_server, MigrateAsync);
    }

    [OneTimeTearDown]
    public async Task RemoveAsync()
    {
        if (_template is not null)
            await _template.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private static async Task MigrateAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(connectionString).FromAssembly(typeof(NotesApplication).Assembly));
        await migrator.MigrateAsync(cancellationToken: cancellationToken);
    }
}
