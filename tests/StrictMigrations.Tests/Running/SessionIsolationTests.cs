namespace StrictMigrations.Tests.Running;

/// <summary>Whatever a script does to its session reaches neither the ledger nor the next step.</summary>
public sealed class SessionIsolationTests
{
    private const string Probe =
        """
        CREATE TABLE seen AS SELECT current_user::text AS "user", session_user::text AS session, current_setting('search_path') AS path,
            current_setting('statement_timeout') AS statement_timeout, current_setting('app.tenant', true) AS tenant,
            current_setting('default_transaction_read_only') AS read_only, current_setting('session_replication_role') AS replication,
            (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()) AS locks,
            (SELECT count(*) FROM pg_class WHERE pg_my_temp_schema() <> 0 AND relnamespace = pg_my_temp_schema()) AS temporary,
            (SELECT count(*) FROM pg_prepared_statements WHERE from_sql) AS prepared,
            (SELECT count(*) FROM pg_cursors WHERE name = 'c') AS cursors,
            (SELECT count(*) FROM pg_listening_channels()) AS listening;
        """;

    private const string Untouched = "postgres,postgres,\"$user\", public,0,,off,origin,0,0,0,0,0";

    [TestCase("SET ROLE pg_monitor;")]
    [TestCase("SET SESSION AUTHORIZATION pg_monitor;")]
    [TestCase("SET SESSION AUTHORIZATION pg_monitor; SET ROLE NONE;")]
    [TestCase("SET search_path = pg_catalog;")]
    [TestCase("SELECT pg_catalog.set_config('search_path', '', false);")]
    [TestCase("SET statement_timeout = 1;")]
    [TestCase("SET app.tenant = 'x';")]
    [TestCase("SET default_transaction_read_only = on;")]
    [TestCase("SET session_replication_role = replica;")]
    [TestCase("SET standard_conforming_strings = off; SET bytea_output = 'escape'; SET DateStyle = 'German'; SET IntervalStyle = 'sql_standard';")]
    [TestCase("SELECT pg_advisory_lock(1);")]
    [TestCase("SELECT pg_advisory_unlock_all();")]
    [TestCase("CREATE TEMP TABLE t AS SELECT 1;")]
    [TestCase("CREATE TEMP TABLE t AS SELECT generate_series(1, 9) AS i; DECLARE c CURSOR FOR SELECT i FROM t; FETCH 1 FROM c;")]
    [TestCase("CREATE TABLE t AS SELECT generate_series(1, 9) AS i; DECLARE c CURSOR WITH HOLD FOR SELECT i FROM t;")]
    [TestCase("PREPARE p AS SELECT 1;")]
    [TestCase("LISTEN channel;")]
    [TestCase("CREATE FUNCTION pg_temp.length(bytea) RETURNS int LANGUAGE sql AS 'SELECT 1';")]
    public async Task Nothing_of_a_script_reaches_ledger_or_next_step(string script)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_messy.sql", script).Write("0002_probe.sql", Probe);

        await sandbox.MigrateAsync();

        (await sandbox.LedgerAsync()).Should().Be("applied 1, applied 2");
        (await sandbox.ScalarAsync("SELECT concat_ws(',', \"user\", session, path, statement_timeout, coalesce(tenant, ''), read_only, replication, locks, temporary, prepared, cursors, listening) FROM seen"))
            .Should().Be(Untouched);
        (await sandbox.ScalarAsync("SELECT string_agg(DISTINCT database_user, ',') FROM strict_migrations.ledger")).Should().Be("postgres");
    }

    [Test]
    public async Task The_disk_is_waited_for_by_the_last_commit_and_by_steps_without_transaction()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_first.sql", "CREATE TABLE seen AS SELECT 1 AS step, current_setting('synchronous_commit') AS waits;")
            .Write("0002_second.sql", "SET synchronous_commit = local; INSERT INTO seen VALUES (2, current_setting('synchronous_commit'));")
            .Write("0003_third.sql", "INSERT INTO seen VALUES (3, current_setting('synchronous_commit'));")
            .Write("0004_alone.sql", "-- TRANSACTION: none\nINSERT INTO seen VALUES (4, current_setting('synchronous_commit'));")
            .Write("0005_last.sql", "INSERT INTO seen VALUES (5, current_setting('synchronous_commit'));");

        await sandbox.ScalarAsync("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = on', current_database()); END $$");

        await sandbox.MigrateAsync();

        (await sandbox.ScalarAsync("SELECT string_agg(waits, ',' ORDER BY step) FROM seen")).Should().Be("off,local,off,on,on");
    }

    [Test]
    public async Task Every_rollback_waits_for_the_disk()
    {
        const string Note = "INSERT INTO seen VALUES (current_setting('synchronous_commit'));";
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_seen.sql", "CREATE TABLE seen (waits text);")
            .Write("0002_a.sql", "SELECT 1;").Write("0002_a.down.sql", Note)
            .Write("0003_b.sql", "SELECT 1;").Write("0003_b.down.sql", Note);
        await sandbox.ScalarAsync("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = on', current_database()); END $$");
        await using var migrator = sandbox.Migrator();
        await migrator.MigrateAsync();

        await migrator.Administration.RollBackAsync(new RollBackRequest { Steps = 2, Reason = "r" });

        (await sandbox.ScalarAsync("SELECT string_agg(waits, ',') FROM seen")).Should().Be("on,on");
    }

    [TestCase("SET search_path = pg_catalog;")]
    [TestCase("SET SESSION AUTHORIZATION pg_monitor;")]
    [TestCase("SET ROLE pg_monitor;")]
    [TestCase("SET statement_timeout = '1h';")]
    public async Task The_same_holds_without_transaction(string script)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_messy.sql", $"-- TRANSACTION: none\n{script}\nRESET application_name;").Write("0002_probe.sql", Probe);

        await sandbox.MigrateAsync();

        (await sandbox.LedgerAsync()).Should().Be("started 1, advanced 1, advanced 1, applied 1, applied 2");
        (await sandbox.ScalarAsync("SELECT concat_ws(',', \"user\", session, path, statement_timeout, coalesce(tenant, ''), read_only, replication, locks, temporary, prepared, cursors, listening) FROM seen"))
            .Should().Be(Untouched);
    }

    [Test]
    public async Task Without_transaction_the_role_of_a_script_lasts_to_its_end()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_role.sql", "-- TRANSACTION: none\nSET ROLE pg_monitor;\nSELECT 1 / (current_user = 'pg_monitor')::int;");

        await sandbox.MigrateAsync();

        (await sandbox.LedgerAsync()).Should().Be("started 1, advanced 1, advanced 1, applied 1");
    }

    [Test]
    public async Task The_configured_search_path_is_every_steps_own()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.ExecuteAsync("CREATE SCHEMA app");
        sandbox.Write("0001_dump.sql", "SELECT pg_catalog.set_config('search_path', '', false); CREATE TABLE app.first ();")
            .Write("0002_plain.sql", "CREATE TABLE second ();")
            .Write("0003_loose.sql", "-- TRANSACTION: none\nCREATE TABLE third ();");

        await sandbox.MigrateAsync(options => options.SearchPath = "app");

        (await sandbox.ScalarAsync("SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'app'::regnamespace")).Should().Be("first,second,third");
    }

    [Test]
    public async Task A_deferred_constraint_that_is_violated_in_the_end_fails_the_migration()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_deferred.sql", "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a int REFERENCES a DEFERRABLE INITIALLY DEFERRED); INSERT INTO b VALUES (7);");

        var failure = await sandbox.FailAsync<MigrationFailedException>();

        failure.SqlState.Should().Be("23503");
        failure.Message.Should().Contain("0001_deferred.sql").And.Contain("Key (a)=(7) is not present in table \"a\"");
        (await sandbox.LedgerAsync()).Should().Be("failed 1");
        (await sandbox.TablesAsync()).Should().Be(DBNull.Value);
    }

    [Test]
    public async Task A_table_that_is_named_ledger_too_is_not_taken_for_the_ledger()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_books.sql", "CREATE TABLE ledger (id int UNIQUE DEFERRABLE INITIALLY DEFERRED); INSERT INTO ledger VALUES (1), (1);");

        (await sandbox.FailAsync<MigrationFailedException>()).SqlState.Should().Be("23505");
    }
}
