using StrictMigrations.Testing;
using StrictMigrations.Tests.Children;

namespace StrictMigrations.Tests.Running.BadInput;

/// <summary>What happens while a migration runs.</summary>
public sealed class MidRunTests
{
    [Test]
    public async Task A_server_that_goes_away()
    {
        await using var server = await PostgresServer.StartAsync(new() { Dedicated = true });
        await using var sandbox = await Sandbox.CreateAsync(server);
        await sandbox.Write("0001_a.sql", "CREATE TABLE a ();").MigrateAsync();
        sandbox.Write("0002_b.sql", "CREATE TABLE b ();\nSELECT pg_sleep(60);");
        using var child = Child.Start(ConsoleApplication.Role, null, sandbox.ConnectionString, sandbox.Folder.FullPath);
        await Sessions.WaitForAsync(sandbox, "pg_sleep");

        await server.StopAsync();

        var run = await child.CompleteAsync();
        await server.RestartAsync();
        sandbox.Normalise(run.Error).Should().Be(
            """
            Migration 0002_b.sql failed at /m/0002_b.sql:2:1
              57P01: The connection to the server was lost: terminating connection due to administrator command
              at: SELECT pg_sleep(60)
            The server rolled it back, unless it was just about to end. Nothing was committed before it in this run.
            Start again when the server is back: the ledger tells how far this run came.

            """);
        run.ExitCode.Should().Be(3);
        (await sandbox.LedgerAsync(), await sandbox.TablesAsync()).Should().Be(("applied 1", "a"));
    }

    [Test]
    public async Task A_role_and_an_empty_search_path_end_with_their_file()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await using var role = await Role.CreateAsync(sandbox, "NOLOGIN");
        await sandbox.ExecuteAsync($"GRANT CREATE ON SCHEMA public TO {role.Name}");
        sandbox.Write("0001_a.sql", $"SELECT pg_catalog.set_config('search_path', '', false);\nSET ROLE {role.Name};\nCREATE TABLE public.a ();")
            .Write("0002_b.sql", "CREATE TABLE b ();");

        (await ConsoleRun.OfAsync(sandbox)).Should().Be(new ChildResult(0, "", ""));

        (await sandbox.LedgerAsync(), await sandbox.TablesAsync()).Should().Be(("applied 1, applied 2", "a, b"));
        (await sandbox.ScalarAsync("SELECT string_agg(tableowner, ' ' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public'")).Should().Be($"{role.Name} postgres");
    }
}
