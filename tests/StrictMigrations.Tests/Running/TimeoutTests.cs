using Npgsql;

namespace StrictMigrations.Tests.Running;

public sealed class TimeoutTests
{
    [TestCase("-- TIMEOUT: lock 50ms\nALTER TABLE t ADD c int;", 30_000, 0, "55P03")]
    [TestCase("ALTER TABLE t ADD c int;", 50, 0, "55P03")]
    [TestCase("-- TIMEOUT: statement 50ms\nSELECT pg_sleep(9);", 30_000, 0, "57014")]
    [TestCase("-- TIMEOUT: statement 50ms\nSELECT pg_sleep(9);", 30_000, 60_000, "57014")]
    [TestCase("SELECT pg_sleep(9);", 30_000, 50, "57014")]
    [TestCase("-- TRANSACTION: none\n-- TIMEOUT: statement 50ms\nSELECT pg_sleep(9);", 30_000, 0, "57014")]
    [TestCase("-- TRANSACTION: none\n-- TIMEOUT: lock 50ms\nALTER TABLE t ADD c int;", 30_000, 0, "55P03")]
    public async Task A_step_that_takes_too_long_is_ended_by_the_server(string script, int lockMilliseconds, int statementMilliseconds, string sqlState)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0000_t.sql", "CREATE TABLE t ();").MigrateAsync();
        await using var blocker = await Query.OpenAsync(sandbox.ConnectionString);
        await using var block = new NpgsqlCommand("BEGIN; LOCK TABLE t", blocker);
        await block.ExecuteNonQueryAsync();
        sandbox.Write("0001_slow.sql", script);

        var failure = await sandbox.FailAsync<MigrationFailedException>(options =>
        {
            options.LockTimeout = TimeSpan.FromMilliseconds(lockMilliseconds);
            options.StatementTimeout = TimeSpan.FromMilliseconds(statementMilliseconds);
        });

        failure.SqlState.Should().Be(sqlState);
    }

    [Test]
    public async Task The_limit_of_one_step_is_not_the_limit_of_the_next()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_quick.sql", "-- TIMEOUT: statement 100ms, lock 1s\nSELECT 1;")
            .Write("0002_loose.sql", "-- TRANSACTION: none\n-- TIMEOUT: statement 100ms\nSELECT 1;")
            .Write("0003_slow.sql", "CREATE TABLE seen AS SELECT concat_ws(' ', current_setting('statement_timeout'), current_setting('lock_timeout')) AS limits; SELECT pg_sleep(0.2);");

        await sandbox.MigrateAsync();

        (await sandbox.ScalarAsync("SELECT limits FROM seen")).Should().Be("0 30s");
    }
}
