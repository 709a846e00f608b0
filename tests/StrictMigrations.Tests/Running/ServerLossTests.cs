using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Running;

public sealed class ServerLossTests
{
    [Test]
    public async Task A_server_that_crashes_in_mid_run_loses_the_step_at_hand_and_the_next_start_goes_on()
    {
        await using var server = await PostgresServer.StartAsync(new() { Dedicated = true });
        await using var sandbox = await Sandbox.CreateAsync(server);
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();").Write("0002_b.sql", "CREATE TABLE b ();\nSELECT pg_sleep(60);").Write("0003_c.sql", "CREATE TABLE c ();");
        var run = sandbox.FailAsync<MigrationFailedException>();
        await Sessions.WaitForAsync(sandbox, "pg_sleep");

        await server.StopAsync(immediate: true);

        var failure = await run;
        failure.Message.Should().Contain("0002_b.sql").And.Contain("The connection to the server was lost").And.Contain("unless it was just about to end").And.Contain("Start again when the server is back");
        failure.Committed.Should().Equal("0001_a.sql");
        await server.RestartAsync();
        await sandbox.Write("0002_b.sql", "CREATE TABLE b ();").MigrateAsync();
        (await sandbox.LedgerAsync()).Should().Be("applied 1, applied 2, applied 3");
        (await sandbox.TablesAsync()).Should().Be("a, b, c");
    }
}
