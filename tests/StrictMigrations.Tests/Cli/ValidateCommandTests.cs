using System.Text.Json;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli;

public sealed class ValidateCommandTests
{
    [Test]
    public async Task Pending_migrations_are_listed_and_are_no_error()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, "validate", "--migrations", folder.FullPath);

        result.ExitCode.Should().Be(0);
        result.Error.Should().BeEmpty();
        result.Output.Should().Be("1 pending:\n  0001_users.sql\nNo errors.\n");
    }

    [Test]
    public async Task Files_are_validated_without_a_database()
    {
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0002_broken.sql", "SELECT 'open;");

        var text = await CommandLineProcess.RunAsync("validate", "--files-only", "--migrations", folder.FullPath);
        var json = await CommandLineProcess.RunAsync("validate", "--files-only", "--migrations", folder.FullPath, "--format", "json");

        text.ExitCode.Should().Be(1);
        text.Output.Should().Contain($"{folder.FullPath}/0002_broken.sql:1:8").And.EndWith("1 error.\n");
        json.ExitCode.Should().Be(1);
        var root = JsonDocument.Parse(json.Output).RootElement;
        root.GetProperty("errors").GetInt32().Should().Be(1);
        root.GetProperty("findings")[0].GetProperty("file").GetString().Should().Be($"{folder.FullPath}/0002_broken.sql");
        root.GetProperty("findings")[0].GetProperty("line").GetInt32().Should().Be(1);
        root.GetProperty("findings")[0].GetProperty("column").GetInt32().Should().Be(8);
    }

    [TestCase("ordering/gap=error", 1, "error ordering/gap")]
    [TestCase("ordering/gap=warning", 0, "warning ordering/gap")]
    public async Task A_rule_takes_another_severity(string rule, int exitCode, string finding)
    {
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0003_posts.sql", "CREATE TABLE posts (id int);");

        var result = await CommandLineProcess.RunAsync("validate", "--files-only", "--migrations", folder.FullPath, "--rule", rule);

        result.ExitCode.Should().Be(exitCode);
        result.Output.Should().Contain(finding);
    }

    [TestCase("flyway", "V1_2__users.sql")]
    [TestCase("golang-migrate", "7_users.up.sql")]
    public async Task Other_tools_names_are_read_as_they_are(string naming, string fileName)
    {
        using var folder = new MigrationFolder().Write(fileName, "CREATE TABLE users (id int);");

        var theirs = await CommandLineProcess.RunAsync("validate", "--files-only", "--migrations", folder.FullPath, "--naming", naming);
        var ours = await CommandLineProcess.RunAsync("validate", "--files-only", "--migrations", folder.FullPath);

        theirs.Output.Should().Be("No errors.\n");
        theirs.ExitCode.Should().Be(0);
        ours.ExitCode.Should().Be(1);
    }

    [TestCase("declared", 1)]
    [TestCase("detect", 0)]
    public async Task Statements_that_cannot_run_in_a_transaction_are_declared_or_detected(string how, int exitCode)
    {
        using var folder = new MigrationFolder().Write("0001_index.sql", "CREATE INDEX CONCURRENTLY users_email ON users (email);");

        (await CommandLineProcess.RunAsync("validate", "--files-only", "--migrations", folder.FullPath, "--non-transactional", how)).ExitCode.Should().Be(exitCode);
    }
}
