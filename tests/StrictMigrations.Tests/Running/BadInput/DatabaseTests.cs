using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Running.BadInput;

/// <summary>Databases that a start cannot use.</summary>
public sealed class DatabaseTests
{
    [Test]
    public async Task No_server()
    {
        await using var sandbox = await SandboxAsync();

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 5,
            "The server 127.0.0.1:1 cannot be reached: Connection refused. Nothing was changed. Check Host and Port in the connection string, and that the server is running.",
            sandbox.With(c => c.Port = 1));
    }

    [Test]
    public async Task A_wrong_password()
    {
        await using var sandbox = await SandboxAsync();

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 5,
            "The server 127.0.0.1:5432 refused the user 'postgres': password authentication failed for user \"postgres\". Nothing was changed. Check Username and Password in the connection string, and the server's pg_hba.conf.",
            sandbox.With(c => c.Password = "s3cret"));
    }

    [Test]
    public async Task A_missing_database()
    {
        await using var sandbox = await SandboxAsync();

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 5,
            "The database 'nowhere' does not exist on 127.0.0.1:5432. Nothing was changed. Create it (createdb nowhere), correct Database in the connection string, or set CreateDatabase to have it created.",
            sandbox.With(c => c.Database = "nowhere"));
    }

    [Test]
    public async Task A_read_only_standby()
    {
        await using var server = await PostgresServer.StartAsync(new() { Dedicated = true });
        await using var sandbox = await Sandbox.CreateAsync(server);
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);");
        var signal = Path.Combine((string)(await sandbox.ScalarAsync("SHOW data_directory"))!, "standby.signal");
        await server.StopAsync();
        await File.WriteAllTextAsync(signal, "");
        await server.RestartAsync();

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 5,
            "The server is a read-only standby, and there are migrations to apply. Nothing was changed. Connect to the primary: add Target Session Attributes=primary to the connection string and list all hosts.");

        await server.StopAsync();
        File.Delete(signal);
        await server.RestartAsync();
    }

    [Test]
    public async Task A_role_that_may_not_create()
    {
        await using var sandbox = await SandboxAsync();
        var role = $"reader_{sandbox.DatabaseName}";
        await sandbox.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'p'");

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 5,
            "The ledger could not be created: 42501: permission denied for database app. Nothing was changed. Give the role that migrates the right: GRANT CREATE ON DATABASE …, or let an administrator run CREATE SCHEMA \"strict_migrations\" AUTHORIZATION that role.",
            sandbox.With(c => (c.Username, c.Password) = (role, "p")));

        await sandbox.ExecuteAsync($"DROP ROLE {role}");
    }

    [Test]
    public async Task A_role_that_may_not_read_the_ledger()
    {
        await using var sandbox = await SandboxAsync();
        await sandbox.MigrateAsync();
        var role = $"stranger_{sandbox.DatabaseName}";
        await sandbox.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'p'");

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 5,
            """
            The ledger "strict_migrations".ledger cannot be read: 42501: permission denied for schema strict_migrations
            Nothing was changed: a history that cannot be read is not an empty one.
            If the role lacks a right, grant it USAGE on schema "strict_migrations" and SELECT and INSERT on its tables; if the table was altered, restore it from a backup.
            """,
            sandbox.With(c => (c.Username, c.Password) = (role, "p")));

        await sandbox.ExecuteAsync($"DROP ROLE {role}");
    }

    private static async Task<Sandbox> SandboxAsync() => (await Sandbox.CreateAsync()).Write("0001_a.sql", "CREATE TABLE a ();");
}
