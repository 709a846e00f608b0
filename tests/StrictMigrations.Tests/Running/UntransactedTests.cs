using StrictMigrations.Tests.Children;

namespace StrictMigrations.Tests.Running;

/// <summary>Migrations without transaction: what stays, and what the next start says.</summary>
public sealed class UntransactedTests
{
    private const string TwoIndexes = "-- TRANSACTION: none\nCREATE INDEX CONCURRENTLY i ON t (i);\nCREATE INDEX CONCURRENTLY j ON t (i);\n";

    [Test]
    public async Task Two_concurrent_indexes_in_one_file_are_built_and_recorded_one_by_one()
    {
        await using var sandbox = await WithTableAsync();
        sandbox.Write("0002_indexes.sql", TwoIndexes);

        (await sandbox.MigrateAsync()).Applied[^1].Statements.Should().Be(2);

        (await sandbox.LedgerAsync()).Should().Be("applied 1, started 2, advanced 2, advanced 2, applied 2");
        (await sandbox.ScalarAsync("SELECT string_agg(coalesce(statement::text, '-'), ',' ORDER BY id) FROM strict_migrations.ledger")).Should().Be("-,0,1,2,-");
        (await sandbox.ScalarAsync("SELECT count(DISTINCT statements_hash) FROM strict_migrations.ledger")).Should().Be(3L);
    }

    [Test]
    public async Task A_process_that_is_killed_between_two_indexes_is_reported_and_goes_on_once_resolved()
    {
        await using var sandbox = await WithTableAsync();
        sandbox.Write("0002_indexes.sql", TwoIndexes.Replace("\nCREATE INDEX CONCURRENTLY j", "\nSELECT pg_sleep(60);\nCREATE INDEX CONCURRENTLY j", StringComparison.Ordinal));
        using (var child = Child.Start(ConsoleApplication.Role, null, sandbox.ConnectionString, sandbox.Folder.FullPath))
        {
            await Sessions.WaitForAsync(sandbox, "pg_sleep");
            await child.KillAsync();
        }

        await sandbox.ScalarAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        var refusal = await sandbox.FailAsync<MigrationValidationException>();

        (await sandbox.LedgerAsync()).Should().Be("applied 1, started 2, advanced 2");
        refusal.Findings.Should().ContainSingle(finding => finding.Rule == "history/interrupted");
        refusal.Message.Should().Contain("0002_indexes.sql runs without transaction").And.Contain("1 statement is done and stays").And.Contain("strict-migrations resolve 0002 --continue");

        await sandbox.Write("0002_indexes.sql", TwoIndexes).ExecuteAsync("SELECT 1");
        await using var migrator = sandbox.Migrator();
        await migrator.Administration.ResolveAsync(new ResolveRequest { Migration = "0002", Resolution = Resolution.Continue });
        await migrator.MigrateAsync();
        (await sandbox.LedgerAsync()).Should().Be("applied 1, started 2, advanced 2, resolved 2, started 2, advanced 2, applied 2");
        (await sandbox.ScalarAsync("SELECT count(*) FROM pg_index WHERE indrelid = 't'::regclass AND indisvalid")).Should().Be(2L);
    }

    [Test]
    public async Task A_statement_that_fails_keeps_what_is_done()
    {
        await using var sandbox = await WithTableAsync();
        sandbox.Write("0002_loose.sql", "-- TRANSACTION: none\nCREATE TABLE kept ();\nCREATE TABLE also ();\nSELECT x;\nCREATE TABLE never ();");

        var failure = await sandbox.FailAsync<MigrationFailedException>();

        sandbox.Normalise(failure.Message).Should().Be(
            """
            Migration 0002_loose.sql failed at /m/0002_loose.sql:4:8
              42703: column "x" does not exist
              at: SELECT x
            It runs without transaction: its first 2 statements took effect and stay. Committed before it in this run: 0001_t.sql.
            Correct the cause, then: strict-migrations resolve 0002_loose --continue | --restart | --done.
            """);
        failure.StatementsKept.Should().Be(2);
        (await sandbox.LedgerAsync()).Should().Be("applied 1, started 2, advanced 2, advanced 2, failed 2");
        (await sandbox.TablesAsync()).Should().Be("also, kept, t");
        (await sandbox.FailAsync<MigrationValidationException>()).Message.Should().Contain("It stopped at 0002_loose.sql:4 with: column \"x\" does not exist");
    }

    [Test]
    public async Task Where_asked_for_the_statements_tell_that_they_need_no_transaction()
    {
        await using var sandbox = await WithTableAsync();
        sandbox.Write("0002_index.sql", "CREATE INDEX CONCURRENTLY i ON t (i);\nDROP INDEX CONCURRENTLY i;").Write("0003_table.sql", "CREATE TABLE u ();");
        (await sandbox.FailAsync<MigrationValidationException>()).Findings.Should().OnlyContain(finding => finding.Rule == "authoring/needs-no-transaction");

        await sandbox.MigrateAsync(options => options.NonTransactional = NonTransactionalStatements.Detect);

        (await sandbox.LedgerAsync()).Should().Be("applied 1, started 2, advanced 2, advanced 2, applied 2, applied 3");
    }

    [Test]
    public async Task A_transaction_in_a_file_without_one_is_refused()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_a.sql", "-- TRANSACTION: none\nBEGIN;\nCREATE TABLE a ();\nCOMMIT;");

        (await sandbox.FailAsync<MigrationValidationException>()).Findings.Select(finding => finding.Rule).Distinct().Should().Equal("authoring/transaction-control");
    }

    [Test]
    public async Task A_session_that_is_ended_leaves_the_migration_interrupted()
    {
        await using var sandbox = await WithTableAsync();
        sandbox.Write("0002_loose.sql", "-- TRANSACTION: none\nCREATE TABLE kept ();\nSELECT pg_sleep(60);");
        var run = sandbox.FailAsync<MigrationFailedException>();
        await Sessions.WaitForAsync(sandbox, "pg_sleep");
        await sandbox.ScalarAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep%' AND datname = current_database() AND pid <> pg_backend_pid()");

        sandbox.Normalise((await run).Message).Should().Be(
            """
            Migration 0002_loose.sql failed at /m/0002_loose.sql:3:1
              57P01: The connection to the server was lost: terminating connection due to administrator command
              at: SELECT pg_sleep(60)
            It runs without transaction: its first 1 statement took effect and stays. Committed before it in this run: 0001_t.sql.
            Start again when the server is back: the ledger tells how far this run came. If the server crashed, the last commits before may not have been on its disk yet.
            """);
        (await sandbox.FailAsync<MigrationValidationException>()).Findings.Should().ContainSingle(finding => finding.Rule == "history/interrupted");
    }

    [Test]
    public async Task A_run_that_loses_its_lock_says_that_the_step_keeps_what_it_did()
    {
        await using var sandbox = await WithTableAsync();
        sandbox.Write("0002_loose.sql", "-- TRANSACTION: none\nCREATE TABLE kept ();\nSELECT pg_terminate_backend(pid), pg_sleep(1) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database());\nCREATE TABLE never ();");

        (await sandbox.FailAsync<MigrationDatabaseException>()).Message.Should().Contain("the run lock was lost").And.Contain(
            "so does what 0002_loose.sql did without transaction: 2 statements. That the last one is done is not recorded.");

        (await sandbox.TablesAsync()).Should().Be("kept, t");
        (await sandbox.LedgerAsync()).Should().Be("applied 1, started 2, advanced 2");
        (await sandbox.FailAsync<MigrationValidationException>()).Message.Should().Contain("1 statement is done and stays. Whether the next one took effect too is not recorded: look before you decide.");
    }

    private static async Task<Sandbox> WithTableAsync()
    {
        var sandbox = await Sandbox.CreateAsync();
        return sandbox.Write("0001_t.sql", "CREATE TABLE t AS SELECT generate_series(1, 10) AS i;");
    }
}
