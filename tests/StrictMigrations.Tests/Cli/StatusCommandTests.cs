using System.Text.Json;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli;

public sealed class StatusCommandTests
{
    [Test]
    public async Task Every_migration_is_listed_with_its_state()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("README.md", "Migrations");
        await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", folder.FullPath);
        folder.Write("0002_posts.sql", "CREATE TABLE posts (id int);").Write("R__views.sql", "CREATE OR REPLACE VIEW ids AS SELECT id FROM users;");

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, "status", "--migrations", folder.FullPath, "--verbose");

        result.ExitCode.Should().Be(0);
        result.Error.Should().BeEmpty();
        result.Output.Should().MatchRegex(
            @"\A" +
            @"STATE    VERSION  NAME   WHEN \(UTC\)           DURATION\n" +
            @"Applied  0001     users  \d{4}-\d\d-\d\d \d\d:\d\d:\d\d  [\d.]+ ms\n" +
            @"Pending  0002     posts\n" +
            @"Pending           views\n" +
            @"\nOther files in the folder, which are no migrations:\n  README.md\n" +
            @"\nLedger head 1:[0-9a-f]{64}\n\z");
    }

    [Test]
    public async Task A_database_without_ledger_says_so()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, "status", "--migrations", folder.FullPath);

        result.ExitCode.Should().Be(0);
        result.Output.Should().EndWith("The database has no ledger yet: nothing was ever applied.\n");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT to_regnamespace('strict_migrations')::text")).Should().Be(DBNull.Value);
    }

    [Test]
    public async Task Findings_stand_below_the_table_and_an_error_ends_with_1()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");
        await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", folder.FullPath);
        folder.Write("0001_users.sql", "CREATE TABLE users (id bigint);");

        var text = await CommandLineProcess.RunOnAsync(database.ConnectionString, "status", "--migrations", folder.FullPath);
        var json = await CommandLineProcess.RunOnAsync(database.ConnectionString, "status", "--migrations", folder.FullPath, "--format", "json");

        text.ExitCode.Should().Be(1);
        text.Output.Should().MatchRegex(@"(?s)Modified  0001     users .*error checksum/modified ");
        json.ExitCode.Should().Be(1);
        var root = JsonDocument.Parse(json.Output).RootElement;
        root.GetProperty("migrations")[0].GetProperty("state").GetString().Should().Be("Modified");
        root.GetProperty("findings")[0].GetProperty("rule").GetString().Should().Be("checksum/modified");
        root.GetProperty("ledgerExists").GetBoolean().Should().BeTrue();
    }
}
