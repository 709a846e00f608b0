using System.Text.Json;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli;

[Once]
public sealed class FileCommandTests
{
    [TestCase(2, "Say how far to roll back: give one of --steps and --to.", "rollback", "--reason", "r")]
    [TestCase(2, "Say how far to roll back: give one of --steps and --to.", "rollback", "--reason", "r", "--steps", "1", "--to", "0001")]
    [TestCase(2, "Say what is accepted: give either FILE or --schema.", "accept", "--reason", "r")]
    [TestCase(2, "Say what is accepted: give either FILE or --schema.", "accept", "0001", "--schema", "--reason", "r")]
    [TestCase(2, "0001_users.sql was not edited after it ran", "accept", "0001", "--reason", "r")]
    [TestCase(2, "0001_users.sql keeps its number: its state is Applied.", "renumber", "0001")]
    [TestCase(1, "error retire/applied ", "retire", "0001", "--reason", "r")]
    [TestCase(1, "error rollback/no-script ", "rollback", "--steps", "1", "--reason", "r")]
    public async Task What_cannot_be_done_is_refused_with_its_exit_code(int exitCode, string error, params string[] arguments)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");
        await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", folder.FullPath);

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, [.. arguments, "--migrations", folder.FullPath]);

        result.Error.Should().Contain(error);
        result.ExitCode.Should().Be(exitCode);
    }

    [Test]
    public async Task The_results_as_JSON_have_the_documented_fields()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0001_users.down.sql", "DROP TABLE users;");
        await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", folder.FullPath);

        var rolledBack = JsonDocument.Parse((await CommandLineProcess.RunOnAsync(database.ConnectionString, "rollback", "--steps", "1", "--reason", "r", "--format", "json", "--migrations", folder.FullPath)).Output).RootElement;
        var renumbered = JsonDocument.Parse((await CommandLineProcess.RunOnAsync(database.ConnectionString, "renumber", "0001", "--to", "0002", "--format", "json", "--migrations", folder.FullPath)).Output).RootElement;

        rolledBack.EnumerateObject().Select(property => property.Name).Should().Equal("format", "command", "rolledBack", "findings", "ledgerHead");
        rolledBack.GetProperty("rolledBack")[0].EnumerateObject().Select(property => property.Name).Should().Equal("file", "script", "milliseconds", "proved");
        renumbered.EnumerateObject().Select(property => property.Name).Should().Equal("format", "command", "files", "notes");
        renumbered.GetProperty("files")[0].EnumerateObject().Select(property => (property.Name, property.Value.ToString())).Should().Equal(
            ("location", Path.Combine(folder.FullPath, "0001_users.sql")), ("file", "0002_users.sql"), ("line", ""));
        renumbered.GetProperty("files")[1].GetProperty("file").GetString().Should().Be("0002_users.down.sql");
    }
}
