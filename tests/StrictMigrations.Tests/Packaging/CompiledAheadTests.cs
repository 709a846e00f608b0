using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace StrictMigrations.Tests.Packaging;

/// <summary>Published for one platform the command line is compiled ahead, with everything it is made of, and works like the one that is compiled as it runs.</summary>
[Once]
public sealed class CompiledAheadTests
{
    private static readonly string[] Assemblies = ["strict-migrations.dll", "StrictMigrations.dll", "Npgsql.dll", "System.CommandLine.dll", "Spectre.Console.dll"];

    private DirectoryInfo _folder = null!;

    private string Published => Path.Combine(_folder.FullName, "published");

    /// <summary>With intermediate files of its own: those of the repository belong to a build for every platform.</summary>
    [OneTimeSetUp]
    public async Task PublishAsync()
    {
        _folder = Directory.CreateTempSubdirectory("strict-migrations-published-");
        await DotNet.RunAsync(
            Repository.Root,
            new Dictionary<string, string?>(),
            "dotnet", "publish", "src/StrictMigrations.Cli", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--artifacts-path", Path.Combine(_folder.FullName, "artifacts"), "-p:RunAnalyzers=false", "-o", Published);
    }

    [OneTimeTearDown]
    public void Remove() => _folder.Delete(recursive: true);

    [TestCaseSource(nameof(Assemblies))]
    public void Its_assemblies_hold_native_code(string name)
    {
        using var assembly = new PEReader(File.OpenRead(Path.Combine(Published, name)));

        assembly.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size.Should().BePositive();
    }

    [Test]
    public async Task It_migrates_and_writes_reports()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var migrations = new Running.MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");
        var (program, environment) = (Path.Combine(Published, "strict-migrations"), new Dictionary<string, string?> { ["STRICT_MIGRATIONS_CONNECTION"] = database.ConnectionString });
        var report = Path.Combine(_folder.FullName, "report.html");

        var version = await DotNet.RunAsync(_folder.FullName, environment, program, "--version");
        var migrated = await DotNet.RunAsync(_folder.FullName, environment, program, "migrate", "--migrations", migrations.FullPath, "--report", report);
        var status = await DotNet.RunAsync(_folder.FullName, environment, program, "status", "--format", "json", "--migrations", migrations.FullPath);

        version.Should().MatchRegex(@"^\d+\.\d+\.\d+");
        migrated.Should().Contain("Applied 0001_users.sql in ");
        status.Should().Contain("\"state\": \"Applied\"");
        (await File.ReadAllTextAsync(report)).Should().Contain("Everything is in order</h1>");
    }
}
