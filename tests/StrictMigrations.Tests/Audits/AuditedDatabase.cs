using System.Text;
using StrictMigrations.Audits;
using StrictMigrations.Catalogs;
using StrictMigrations.Sources;
using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Audits;

/// <summary>A folder of migrations and a database with a history, to be audited and to be changed before.</summary>
internal sealed class AuditedDatabase : IAsyncDisposable
{
    private static readonly string Sample = Path.Combine(Repository.Root, "samples", "BrokenHistory");

    private AuditedDatabase(TestDatabase database, string folder) => (Database, Folder) = (database, folder);

    public TestDatabase Database { get; }

    public string Folder { get; }

    public string ConnectionString => Database.ConnectionString;

    /// <summary>The sample, copied: its files, its live schema, its history.</summary>
    public static async Task<AuditedDatabase> OfSampleAsync(string history = "history.sql") => await OfSampleAsync(await TestServer.NewDatabaseAsync(), history);

    public static async Task<AuditedDatabase> OfSampleAsync(TestDatabase database, string history = "history.sql")
    {
        var audited = Over(database);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Sample, "migrations")))
            File.Copy(file, Path.Combine(audited.Folder, Path.GetFileName(file)));
        await audited.ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(Sample, "live.sql")));
        await audited.ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(Sample, history)));
        return audited;
    }

    public static async Task<AuditedDatabase> EmptyAsync() => Over(await TestServer.NewDatabaseAsync());

    private static AuditedDatabase Over(TestDatabase database)
    {
        var folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, "audits", Guid.NewGuid().ToString("N"));
        return new AuditedDatabase(database, Directory.CreateDirectory(folder).FullName);
    }

    public static IEnumerable<Expectation> SampleExpectations() =>
        File.ReadAllLines(Path.Combine(Sample, "expectations.txt")).Where(line => line.Length > 0 && line[0] != '#').Select(Expectation.Parse);

    public Task ExecuteAsync(string sql) => Query.ScalarAsync(ConnectionString, sql);

    public void Write(string file, string text) => File.WriteAllBytes(Path.Combine(Folder, file), Encoding.UTF8.GetBytes(text));

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public void Replace(string file, string old, string with)
    {
        var text = Read(file);
        text.Should().Contain(old);
        Write(file, text.Replace(old, with, StringComparison.Ordinal));
    }

    public async Task<AuditReport> AuditAsync(AuditRequest? request = null, bool replays = false)
    {
        request ??= new AuditRequest { HistoryTable = "schema_migrations", Expectations = [.. SampleExpectations()] };
        var options = new StrictMigrationsOptions();
        var catalog = await new CatalogBuilder([new DirectorySource(Folder)], options).BuildAsync(CancellationToken.None);
        await using var connection = await Query.OpenAsync(ConnectionString);
        return await new AuditService(options, TimeProvider.System)
            .RunAsync(connection, catalog, replays ? request with { AdminConnectionString = ConnectionString } : request, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Rule and subject of each finding, sorted.</summary>
    public static string[] Short(AuditReport report) => [.. report.Findings.Select(finding => $"{finding.Rule} {finding.Subject}").Order(StringComparer.Ordinal)];
}
