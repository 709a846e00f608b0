using System.Text.Json;
using Npgsql;
using StrictMigrations.Tests.Children;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli;

public sealed class MigrateCommandTests
{
    [Test]
    public async Task Migrations_are_applied_a_line_each_and_the_second_time_nothing_is_to_do()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0002_posts.sql", "CREATE TABLE posts (id int); CREATE INDEX ON posts (id);");

        var first = await CommandLineProcess.RunAsync("migrate", "--connection", database.ConnectionString, "--migrations", folder.FullPath);
        var second = await CommandLineProcess.RunAsync("migrate", "--connection", database.ConnectionString, "--migrations", folder.FullPath);

        first.Error.Should().BeEmpty();
        first.ExitCode.Should().Be(0);
        first.Output.Should().MatchRegex(@"\AApplied 0001_users.sql in \d+ ms: table public.users added.\nApplied 0002_posts.sql in \d+ ms: table public.posts added.\nMigrations applied: 2, in \d+ ms. The ledger's head is 2:[0-9a-f]{64}.\n\z");
        second.ExitCode.Should().Be(0);
        second.Output.Should().Be("The database is up to date, nothing to do. Migrations: 2.\n");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT count(*) FROM strict_migrations.ledger WHERE application = 'strict-migrations'")).Should().Be(2L);
    }

    [Test]
    public async Task A_target_stops_the_run_and_the_connection_may_come_from_the_environment()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0002_posts.sql", "CREATE TABLE posts (id int);");

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", folder.FullPath, "--target", "1", "--format", "json");

        result.ExitCode.Should().Be(0);
        var json = JsonDocument.Parse(result.Output).RootElement;
        json.GetProperty("format").GetInt32().Should().Be(1);
        json.GetProperty("command").GetString().Should().Be("migrate");
        json.GetProperty("applied").EnumerateArray().Select(applied => applied.GetProperty("file").GetString()).Should().Equal("0001_users.sql");
        json.GetProperty("applied")[0].GetProperty("statements").GetInt32().Should().Be(1);
        json.GetProperty("ledgerHead").GetString().Should().StartWith("1:");
    }

    [Test]
    public async Task What_a_check_finds_refuses_the_run_and_nothing_is_changed()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0001_posts.sql", "CREATE TABLE posts (id int);");

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", folder.FullPath, "--format", "json");

        result.ExitCode.Should().Be(1);
        result.Error.Should().StartWith("Nothing was changed. 1 error:").And.Contain("error ordering/duplicate");
        var json = JsonDocument.Parse(result.Output).RootElement;
        json.GetProperty("exitCode").GetInt32().Should().Be(1);
        json.GetProperty("findings")[0].GetProperty("rule").GetString().Should().Be("ordering/duplicate");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT to_regclass('users')::text")).Should().Be(DBNull.Value);
    }

    [Test]
    public async Task A_migration_that_fails_ends_with_3_and_keeps_what_ran_before()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0002_typo.sql", "SELECT nonsense FROM users;");

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", folder.FullPath, "--format", "json");

        result.ExitCode.Should().Be(3);
        result.Error.Should().StartWith("Migration 0002_typo.sql failed at ").And.Contain("42703: column \"nonsense\" does not exist").And.NotContain("   at ");
        var json = JsonDocument.Parse(result.Output).RootElement;
        json.GetProperty("sqlState").GetString().Should().Be("42703");
        json.GetProperty("committed").EnumerateArray().Select(file => file.GetString()).Should().Equal("0001_users.sql");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT count(*) FROM users")).Should().Be(0L);
    }

    [Test]
    public async Task A_lock_that_is_not_had_in_time_ends_with_4_and_names_its_holder()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_sleep.sql", "SELECT pg_sleep(60);");
        using var holder = CommandLineProcess.Start(database.ConnectionString, "migrate", "--migrations", folder.FullPath);
        await SleepingAsync(holder, database.ConnectionString);

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", folder.FullPath, "--run-lock-timeout", "0s");

        result.ExitCode.Should().Be(4);
        result.Error.Should().StartWith("Another run holds the migration lock of schema strict_migrations");
    }

    [Test]
    public async Task A_wrong_password_ends_with_5_and_is_not_told() =>
        await RefusedAsync(connection => connection.Password = "hush-hush", "refused the user");

    [Test]
    public async Task A_missing_database_ends_with_5_and_the_ways_out() =>
        await RefusedAsync(connection => connection.Database = "no_such_database", "The database 'no_such_database' does not exist");

    [Test]
    public async Task A_server_that_is_not_there_ends_with_5() =>
        await RefusedAsync(connection => (connection.Host, connection.Port) = ("127.0.0.1", 1), "127.0.0.1:1 cannot be reached");

    [Test]
    public async Task A_missing_database_is_created_when_asked_for()
    {
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");
        var connection = new NpgsqlConnectionStringBuilder(TestServer.Shared.ConnectionString) { Database = $"created_{Guid.NewGuid():N}" };

        var result = await CommandLineProcess.RunOnAsync(connection.ConnectionString, "migrate", "--migrations", folder.FullPath, "--create-database");

        result.Error.Should().BeEmpty();
        result.ExitCode.Should().Be(0);
        (await Query.ScalarAsync(connection.ConnectionString, "SELECT count(*) FROM users")).Should().Be(0L);
        await Query.ScalarAsync(TestServer.Shared.ConnectionString, $"DROP DATABASE {connection.Database} WITH (FORCE)");
    }

    private static async Task RefusedAsync(Action<NpgsqlConnectionStringBuilder> change, string message)
    {
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");
        var connection = new NpgsqlConnectionStringBuilder(TestServer.Shared.ConnectionString);
        change(connection);

        var result = await CommandLineProcess.RunAsync("migrate", "--connection", connection.ConnectionString, "--migrations", folder.FullPath);

        result.ExitCode.Should().Be(5);
        result.Error.Should().Contain(message).And.NotContain(connection.Password).And.NotContain("   at ");
        result.Output.Should().BeEmpty();
    }

    private static async Task SleepingAsync(Child child, string connectionString)
    {
        const string Sleeping = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'";
        while (await Query.ScalarAsync(connectionString, Sleeping) is not 1L)
        {
            child.HasEnded.Should().BeFalse();
            await Task.Delay(20);
        }
    }
}
