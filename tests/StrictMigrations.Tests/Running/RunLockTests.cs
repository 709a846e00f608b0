using Npgsql;

namespace StrictMigrations.Tests.Running;

/// <summary>The lock that lets one runner at a time.</summary>
public sealed class RunLockTests
{
    private static readonly Action<StrictMigrationsOptions> Impatient = options => options.RunLockTimeout = TimeSpan.FromMilliseconds(50);

    [Test]
    public async Task A_run_that_waits_too_long_names_the_holder()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await using var holder = await HoldAsync(sandbox);
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();");

        var timeout = await sandbox.FailAsync<MigrationLockTimeoutException>(Impatient);

        timeout.Holder!.ProcessId.Should().Be(holder.ProcessID);
        timeout.Message.Should().MatchRegex(
            """
            ^Another run holds the migration lock of schema strict_migrations, and it was not free within 0\.05 s\. Nothing was changed\.
            Held by 'release 7' \(user postgres, 127\.0\.0\.1, pid \d+\) since \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ\.
            Wait for it and start again, raise RunLockTimeout, or end that session if it hangs\.$
            """);
        (await sandbox.TablesAsync()).Should().Be(DBNull.Value);
    }

    [Test]
    public async Task A_run_waits_until_the_lock_is_free()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        var holder = await HoldAsync(sandbox);
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();");

        var run = sandbox.MigrateAsync();
        await Task.Delay(300);
        run.IsCompleted.Should().BeFalse();
        await holder.DisposeAsync();

        (await run).Applied.Should().HaveCount(1);
    }

    [Test]
    public async Task A_run_that_waits_ends_as_soon_as_everything_is_done_and_needs_no_lock_for_it()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await using var holder = await HoldAsync(sandbox, shared: true);
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();").Write("0002_b.sql", "CREATE TABLE b ();");
        using var listener = new TelemetryListener(sandbox.DatabaseName);
        var waiting = sandbox.MigrateAsync(options => options.RunLockTimeout = TimeSpan.MaxValue);
        await Task.Delay(300);
        waiting.IsCompleted.Should().BeFalse();

        // Shares the lock with the holder.
        (await sandbox.MigrateAsync(options => options.RunLockDisabled = true)).Applied.Should().HaveCount(2);

        var result = await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        result.Applied.Should().BeEmpty();
        result.Head.Id.Should().Be(2);
        holder.State.Should().Be(System.Data.ConnectionState.Open, "it holds the lock to the end");
        listener.Spans.Where(span => span.OperationName == "strict_migrations.lock").Select(span => span.GetTagItem("strict_migrations.outcome")).Should().BeEquivalentTo(["acquired", "nothing_to_do"]);
    }

    [Test]
    public async Task A_dry_run_that_waits_looks_at_everything_under_the_lock()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        var holder = await HoldAsync(sandbox, shared: true);
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();");
        var waiting = sandbox.MigrateAsync(request: new MigrateRequest { DryRun = true });
        await Task.Delay(300);
        await sandbox.MigrateAsync(options => options.RunLockDisabled = true);
        await Task.Delay(500);
        waiting.IsCompleted.Should().BeFalse();

        await holder.DisposeAsync();

        (await waiting.WaitAsync(TimeSpan.FromSeconds(30))).IsDryRun.Should().BeTrue();
    }

    [Test]
    public async Task A_question_that_the_server_does_not_answer_costs_the_wait_nothing()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_a.sql", "CREATE TABLE a ();").MigrateAsync();
        await using var holder = await HoldAsync(sandbox);
        await using var blocker = await Query.OpenAsync(sandbox.ConnectionString);
        sandbox.Write("0002_b.sql", "CREATE TABLE b ();");
        var waiting = sandbox.FailAsync<MigrationLockTimeoutException>(options => options.RunLockTimeout = TimeSpan.FromSeconds(2));
        await Task.Delay(500);
        await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE strict_migrations.ledger", blocker);
        await command.ExecuteNonQueryAsync();

        (await waiting.WaitAsync(TimeSpan.FromSeconds(30))).Message.Should().Contain("it was not free within 2 s").And.Contain("Held by 'release 7'");
    }

    [Test]
    public async Task A_run_that_waits_takes_the_lock_when_something_is_left_to_do()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        var holder = await HoldAsync(sandbox, shared: true);
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();").Write("0002_b.sql", "CREATE TABLE b ();");
        var waiting = sandbox.MigrateAsync();
        await Task.Delay(300);
        await sandbox.MigrateAsync(options => options.RunLockDisabled = true, new MigrateRequest { Target = MigrationVersion.Parse("0001") });
        await Task.Delay(300);
        waiting.IsCompleted.Should().BeFalse();

        await holder.DisposeAsync();

        (await waiting.WaitAsync(TimeSpan.FromSeconds(30))).Applied.Select(applied => applied.FileName).Should().Equal("0002_b.sql");
    }

    [Test]
    public async Task Another_ledger_schema_has_another_lock()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await using var holder = await HoldAsync(sandbox);

        await sandbox.Write("0001_a.sql", "CREATE TABLE a ();").MigrateAsync(options => options.LedgerSchema = "billing");

        (await sandbox.LedgerAsync("billing")).Should().Be("applied 1");
    }

    [Test]
    public async Task A_run_in_another_database_is_neither_waited_for_nor_reported()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await using var other = await Sandbox.CreateAsync();
        await using var holder = await HoldAsync(other);
        sandbox.Write("0001_a.sql", "COMMIT;");
        await using var migrator = sandbox.Migrator(Impatient);

        (await migrator.Runner.ValidateAsync()).Findings.Should().Contain(finding => finding.Rule == "authoring/transaction-control");
        await sandbox.Write("0001_a.sql", "CREATE TABLE a ();").MigrateAsync(Impatient);
    }

    [Test]
    public async Task Validation_beside_a_run_says_that_one_is_in_progress()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await using var holder = await HoldAsync(sandbox);
        sandbox.Write("0001_a.sql", "COMMIT;");
        await using var migrator = sandbox.Migrator();

        var finding = (await migrator.Runner.ValidateAsync()).Findings[0];

        finding.Rule.Should().Be("run/in-progress");
        finding.Message.Should().Contain($"pid {holder.ProcessID}");
    }

    [TestCase("read committed")]
    [TestCase("repeatable read")]
    [TestCase("serializable")]
    public async Task A_concurrent_index_does_not_hang_while_another_runner_waits(string isolation)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.ExecuteAsync($"ALTER DATABASE {sandbox.DatabaseName} SET default_transaction_isolation = '{isolation}'");
        sandbox.Write("0001_t.sql", "CREATE TABLE t AS SELECT generate_series(1, 100) AS i;")
            .Write("0002_wait.sql", "SELECT pg_sleep(0.3);")
            .Write("0003_i.sql", "-- TRANSACTION: none\nCREATE INDEX CONCURRENTLY i ON t (i);\nCREATE INDEX CONCURRENTLY j ON t (i);");

        var runs = await Task.WhenAll(sandbox.MigrateAsync(), sandbox.MigrateAsync(), sandbox.MigrateAsync()).WaitAsync(TimeSpan.FromSeconds(20));

        runs.Sum(run => run.Applied.Length).Should().Be(3);
        (await sandbox.ScalarAsync("SELECT count(*) FROM pg_index WHERE indrelid = 't'::regclass AND indisvalid")).Should().Be(2L);
    }

    [Test]
    public async Task A_run_that_loses_its_lock_stops_before_the_next_commit()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();")
            .Write("0002_b.sql", "CREATE TABLE b (); SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database()); SELECT pg_sleep(0.2);")
            .Write("0003_c.sql", "CREATE TABLE c ();");

        var stopped = await sandbox.FailAsync<MigrationDatabaseException>();

        stopped.Message.Should().Be("The run was stopped before its next COMMIT, because the run lock was lost behind row 1. What was committed before stays; 0002_b.sql was rolled back. Start again; if this returns, look for a pooler or firewall that ends idle connections.");
        (await sandbox.TablesAsync()).Should().Be("a");
        (await sandbox.LedgerAsync()).Should().Be("applied 1");
    }

    [Test]
    public async Task A_run_whose_ledger_was_written_by_another_stops_before_the_next_commit()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_a.sql", "CREATE TABLE a ();").MigrateAsync();
        sandbox.Write("0002_b.sql", "CREATE TABLE b (); SELECT pg_sleep(5);");
        var slow = sandbox.FailAsync<MigrationDatabaseException>(options => options.RunLockDisabled = true);
        await Sessions.WaitForAsync(sandbox, "pg_sleep");
        await sandbox.Write("0002_b.sql", "CREATE TABLE other ();").MigrateAsync(options => options.RunLockDisabled = true);

        (await slow).Message.Should().StartWith("The run was stopped before its next COMMIT, because another run wrote to the ledger behind row 1.");
    }

    [Test]
    public async Task The_lock_survives_timeouts_that_the_database_sets_for_every_session()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.ExecuteAsync($"ALTER DATABASE {sandbox.DatabaseName} SET idle_in_transaction_session_timeout = '100ms'");
        sandbox.Write("0001_a.sql", "SELECT pg_sleep(0.4);").Write("0002_b.sql", "CREATE TABLE b ();");

        (await sandbox.MigrateAsync()).Applied.Should().HaveCount(2);
    }

    [Test]
    public async Task Neither_the_lock_nor_a_step_ends_with_the_limit_that_the_database_sets_for_transactions()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        var limit = () => sandbox.ExecuteAsync($"ALTER DATABASE {sandbox.DatabaseName} SET transaction_timeout = '2s'");
        sandbox.Write("0001_a.sql", "SELECT pg_sleep(2.5);").Write("0002_b.sql", "-- TRANSACTION: none\nSELECT pg_sleep(2.5);");

        if (TestServer.Shared.Version < 17)
            (await limit.Should().ThrowAsync<PostgresException>()).Which.MessageText.Should().Be("unrecognized configuration parameter \"transaction_timeout\"");
        else
            await limit();

        (await sandbox.MigrateAsync()).Applied.Should().HaveCount(2);
    }

    [Test]
    public async Task A_run_leaves_no_connection_behind()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_a.sql", "CREATE TABLE a ();").MigrateAsync(options => options.ApplicationName = "leaves nothing");

        (await Sessions.EndOfAsync(sandbox, "leaves nothing")).Should().BeTrue();
    }

    /// <summary>A session that holds the lock as a runner of the default ledger schema does.</summary>
    private static async Task<NpgsqlConnection> HoldAsync(Sandbox sandbox, bool shared = false)
    {
        var connection = await Query.OpenAsync(sandbox.ConnectionString + ";Application Name=release 7");
        await using var command = new NpgsqlCommand($"BEGIN; SELECT pg_advisory_xact_lock{(shared ? "_shared" : "")}({StrictMigrations.Execution.RunLock.KeyOf("strict_migrations")})", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
