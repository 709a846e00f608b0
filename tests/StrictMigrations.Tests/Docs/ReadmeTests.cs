using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Docs;

public sealed class ReadmeTests
{
    private static readonly Document Readme = new("README.md");

    [Test]
    public void The_first_two_commands_are_demo_and_test() =>
        Readme.Blocks("sh")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('#')[0].Trim()).Should().Equal("./build.sh demo", "./build.sh test");

    [Test]
    public void The_start_is_compiled()
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "tests/StrictMigrations.Tests/Docs/ReadmeStart.cs"));
        var lines = Readme.Blocks("csharp").Single().Split('\n').Select(line => line.Length == 0 ? line : "        " + line);

        source.Should().Contain(string.Join('\n', lines).TrimEnd());
    }

    [Test]
    public async Task The_first_migration_runs()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_create_users.sql", Readme.Blocks("sql").Single());
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath));

        (await migrator.MigrateAsync()).Findings.Should().BeEmpty();
    }
}
