using System.Text.RegularExpressions;
using StrictMigrations.Testing;
using StrictMigrations.Tests.Children;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Hosting;

/// <summary>An application as a process of its own, with a service that was registered before the migrations.</summary>
public sealed class HostedStartTests
{
    [Test]
    public async Task Migrations_run_before_the_services_that_were_registered_first([Values] bool concurrently)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");

        var result = await RunAsync(database, folder, StartMode.Migrate, concurrently);

        result.ExitCode.Should().Be(0);
        result.Error.Should().BeEmpty();
        result.Output.Should().MatchRegex("(?s)Applied 0001_users.sql .*The bystander started");
        if (!concurrently)
            result.Output.Should().MatchRegex("(?s)Applied 0001_users.sql .*The early bystander started");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT count(*) FROM users")).Should().Be(0L);
    }

    [Test]
    public async Task When_a_check_fails_no_service_starts_and_the_message_stands_once_on_standard_error([Values] bool concurrently)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0001_posts.sql", "CREATE TABLE posts (id int);");

        var result = await RunAsync(database, folder, StartMode.Migrate, concurrently);

        result.ExitCode.Should().NotBe(0);
        result.Output.Should().NotContain("bystander");
        Regex.Count(result.Error, "Nothing was changed. 1 error:").Should().Be(1);
        Regex.Count(result.Error, "error ordering/duplicate").Should().Be(1);
        (await Query.ScalarAsync(database.ConnectionString, "SELECT to_regclass('users')::text")).Should().Be(DBNull.Value);
    }

    [Test]
    public async Task When_a_migration_fails_no_service_starts_and_the_message_stands_once_on_standard_error([Values] bool concurrently)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0002_typo.sql", "SELECT nonsense FROM users;");

        var result = await RunAsync(database, folder, StartMode.Migrate, concurrently);

        result.ExitCode.Should().NotBe(0);
        result.Output.Should().NotContain("bystander");
        Regex.Count(result.Error, "Migration 0002_typo.sql failed at .*0002_typo.sql").Should().Be(1);
        Regex.Count(result.Error, "Committed before it in this run: 0001_users.sql.").Should().Be(1);
    }

    [Test]
    public async Task A_start_that_only_validates_names_what_is_pending_and_changes_nothing()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0002_posts.sql", "CREATE TABLE posts (id int);");

        var result = await RunAsync(database, folder, StartMode.ValidateOnly, concurrently: true);

        result.ExitCode.Should().NotBe(0);
        result.Output.Should().NotContain("bystander");
        Regex.Count(result.Error, "error history/pending the database: 2 migrations are pending, and this start only validates: 0001_users.sql, 0002_posts.sql.").Should().Be(1);
        (await Query.ScalarAsync(database.ConnectionString, "SELECT to_regclass('users')::text")).Should().Be(DBNull.Value);
    }

    [Test]
    public async Task A_start_that_only_validates_goes_on_when_nothing_is_pending()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");
        await using (var migrator = StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath)))
            await migrator.MigrateAsync();

        var result = await RunAsync(database, folder, StartMode.ValidateOnly, concurrently: false);

        result.ExitCode.Should().Be(0);
        result.Output.Should().Contain("The bystander started");
    }

    private static async Task<ChildResult> RunAsync(TestDatabase database, MigrationFolder folder, StartMode mode, bool concurrently)
    {
        using var child = Child.Start("host", environment: null, database.ConnectionString, folder.FullPath, mode.ToString(), concurrently.ToString());
        return await child.CompleteAsync();
    }
}
