namespace StrictMigrations.Tests.Packaging.Pipelines;

/// <summary>The databases of one pipeline run: two that it makes, and one that stands for staging or production.</summary>
internal sealed class PipelineDatabases : IAsyncDisposable
{
    private readonly string _prefix = $"pipeline_{Guid.NewGuid():N}";

    public string Fresh => TestServer.Shared.ConnectionStringOf($"{_prefix}_fresh");

    public string Existing => TestServer.Shared.ConnectionStringOf($"{_prefix}_existing");

    public string Live => TestServer.Shared.ConnectionStringOf($"{_prefix}_live");

    public async Task MigrateLiveAsync(string folder)
    {
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(Live).FromDirectory(folder).Configure(options => options.CreateDatabase = true));
        await migrator.MigrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in new[] { "fresh", "existing", "live" })
            await TestServer.Shared.DropDatabaseAsync($"{_prefix}_{name}");
    }
}
