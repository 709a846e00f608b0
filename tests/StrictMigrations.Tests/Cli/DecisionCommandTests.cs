using System.Text.Json;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli;

public sealed class DecisionCommandTests
{
    [Test]
    public async Task An_interrupted_migration_goes_on_once_it_is_resolved()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder()
            .Write("0001_users.sql", "CREATE TABLE users (id int);")
            .Write("0002_posts.sql", "-- TRANSACTION: none\nCREATE TABLE posts (id int);\nCREATE INDEX CONCURRENTLY posts_user ON posts (user_id);");
        var failed = await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", folder.FullPath);
        var refused = await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", folder.FullPath);
        await Query.ScalarAsync(database.ConnectionString, "ALTER TABLE posts ADD user_id int");

        var resolved = await CommandLineProcess.RunOnAsync(database.ConnectionString, "resolve", "0002", "--continue", "--reason", "column added", "--migrations", folder.FullPath);
        var migrated = await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", folder.FullPath);

        failed.ExitCode.Should().Be(3);
        refused.ExitCode.Should().Be(1);
        refused.Error.Should().Contain("error history/interrupted").And.Contain("strict-migrations resolve 0002 --continue");
        resolved.Error.Should().BeEmpty();
        resolved.ExitCode.Should().Be(0);
        resolved.Output.Should().MatchRegex(@"\ARecorded as event \d+: 0002_posts is to go on at the next start.\n\z");
        migrated.Output.Should().Contain("Applied 0002_posts.sql");
        migrated.ExitCode.Should().Be(0);
        (await Query.ScalarAsync(database.ConnectionString, "SELECT reason FROM strict_migrations.ledger WHERE kind = 'resolved'")).Should().Be("column added");
    }

    [TestCase]
    [TestCase("--continue", "--done")]
    public async Task A_decision_must_be_exactly_one(params string[] decisions)
    {
        var result = await CommandLineProcess.RunAsync(["resolve", "0002", .. decisions]);

        result.ExitCode.Should().Be(2);
        result.Error.Should().StartWith("Say how it goes on: give one of --continue, --restart and --done.");
    }

    [Test]
    public async Task What_is_not_interrupted_cannot_be_resolved()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");
        await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", folder.FullPath);

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, "resolve", "0001", "--done", "--migrations", folder.FullPath);

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain("0001");
    }

    [Test]
    public async Task A_manual_change_is_drift_until_it_is_accepted()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int, email text);");
        await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", folder.FullPath);
        await Query.ScalarAsync(database.ConnectionString, "ALTER TABLE users DROP COLUMN email");

        var before = await CommandLineProcess.RunOnAsync(database.ConnectionString, "validate", "--migrations", folder.FullPath);
        var accepted = await CommandLineProcess.RunOnAsync(database.ConnectionString, "accept", "--schema", "--reason", "wanted", "--migrations", folder.FullPath, "--format", "json");
        var after = await CommandLineProcess.RunOnAsync(database.ConnectionString, "validate", "--migrations", folder.FullPath);

        before.ExitCode.Should().Be(1);
        before.Output.Should().Contain("strict-migrations accept --schema --reason");
        accepted.ExitCode.Should().Be(0);
        JsonDocument.Parse(accepted.Output).RootElement.GetProperty("reason").GetString().Should().Be("wanted");
        after.ExitCode.Should().Be(0);
        (await Query.ScalarAsync(database.ConnectionString, $"SELECT concat_ws('|', kind, reason, schema_diff LIKE '%users.email%') FROM strict_migrations.ledger ORDER BY id DESC LIMIT 1")).Should().Be("schema_accepted|wanted|t");
    }
}
