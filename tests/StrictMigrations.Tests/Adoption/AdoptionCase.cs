using StrictMigrations.Testing;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Adoption;

/// <summary>A database with another tool's history, a folder of files, and a migrator over both.</summary>
internal sealed class AdoptionCase : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private AdoptionCase(TestDatabase database, MigrationNaming naming)
    {
        _database = database;
        Migrator = StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(Folder.FullPath).Configure(options => options.Naming = naming));
    }

    public MigrationFolder Folder { get; } = new();

    public StrictMigrator Migrator { get; }

    public string ConnectionString => _database.ConnectionString;

    public static async Task<AdoptionCase> StartAsync(string sql = "SELECT 1", MigrationNaming naming = MigrationNaming.Strict)
    {
        var created = new AdoptionCase(await TestServer.NewDatabaseAsync(), naming);
        await created.RunAsync(sql);
        return created;
    }

    public AdoptionCase Write(string fileName, string text)
    {
        Folder.Write(fileName, text);
        return this;
    }

    public Task<object?> RunAsync(string sql) => Query.ScalarAsync(_database.ConnectionString, sql);

    public Task<AdoptReport> AdoptAsync(AdoptRequest? request = null) => Migrator.Administration.AdoptAsync(request ?? new AdoptRequest());

    /// <summary>What refuses the adoption, as it reaches a user.</summary>
    public async Task<MigrationValidationException> RefusedAsync(AdoptRequest? request = null) =>
        (await Migrator.Invoking(_ => AdoptAsync(request)).Should().ThrowAsync<MigrationValidationException>()).Which;

    /// <summary>Each migration with its state: <c>0001_users Applied</c>.</summary>
    public async Task<IEnumerable<string>> StatesAsync() =>
        (await Migrator.Runner.StatusAsync()).Migrations.Select(migration => $"{migration.Id} {migration.State}");

    public async ValueTask DisposeAsync()
    {
        await Migrator.DisposeAsync();
        await _database.DisposeAsync();
        Folder.Dispose();
    }
}
