using StrictMigrations.Tests.Children;

namespace StrictMigrations.Tests.Running;

/// <summary>Migrations without transaction that did something, and some that did not.</summary>
public sealed class EffectTests
{
    [TestCase("UPDATE t SET i = i + 1;")]
    [TestCase("DO $$ BEGIN UPDATE t SET i = i + 1; COMMIT; UPDATE t SET i = i + 1; END $$;")]
    [TestCase("CREATE INDEX CONCURRENTLY j ON t (i);")]
    [TestCase("CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (i);", "0002_loose.sql")]
    [TestCase("CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (i); CREATE TABLE IF NOT EXISTS t ();", "0002_loose.sql")]
    public async Task Only_a_migration_that_did_nothing_is_reported(string statements, params string[] reported)
    {
        await using var sandbox = await WithTableAsync();
        sandbox.Write("0002_loose.sql", $"-- TRANSACTION: none\n{statements}");

        (await NoEffectAsync(sandbox)).Should().Equal(reported);
    }

    [TestCase("CREATE ROLE {0}; GRANT {0} TO CURRENT_USER;")]
    [TestCase("ALTER ROLE CURRENT_USER IN DATABASE {0} SET work_mem = '8MB';")]
    [TestCase("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO pg_monitor;")]
    [TestCase("SELECT lo_create(0);")]
    [TestCase("ANALYZE t;")]
    [TestCase("SELECT setval(pg_get_serial_sequence('s', 'i'), 7);")]
    [TestCase("REFRESH MATERIALIZED VIEW m;")]
    [TestCase("CREATE TEMP TABLE mine (i int); INSERT INTO mine VALUES (1);", "0003_other.sql")]
    [TestCase("SELECT * FROM t FOR UPDATE;", "0003_other.sql")]
    public async Task What_does_not_show_in_the_schema_counts_too(string statements, params string[] reported)
    {
        await using var sandbox = await WithTableAsync();
        await sandbox.Write("0002_more.sql", "CREATE TABLE s (i serial); CREATE MATERIALIZED VIEW m AS SELECT * FROM t;").MigrateAsync();
        sandbox.Write("0003_other.sql", string.Format(null, statements, sandbox.DatabaseName));

        (await NoEffectAsync(sandbox)).Should().Equal(reported);
        await sandbox.ExecuteAsync($"DROP ROLE IF EXISTS {sandbox.DatabaseName}");
    }

    [TestCase(Resolution.Continue)]
    [TestCase(Resolution.Restart)]
    public async Task What_took_effect_before_a_crash_counts(Resolution resolution)
    {
        await using var sandbox = await WithTableAsync();
        sandbox.Write("0002_loose.sql", "-- TRANSACTION: none\nCREATE INDEX CONCURRENTLY IF NOT EXISTS j ON t (i);\nSELECT pg_sleep(60);");
        using (var child = Child.Start(ConsoleApplication.Role, null, sandbox.ConnectionString, sandbox.Folder.FullPath))
        {
            await Sessions.WaitForAsync(sandbox, "pg_sleep");
            await child.KillAsync();
        }

        await sandbox.ScalarAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        sandbox.Write("0002_loose.sql", "-- TRANSACTION: none\nCREATE INDEX CONCURRENTLY IF NOT EXISTS j ON t (i);\n");
        await using var migrator = sandbox.Migrator();
        await migrator.Administration.ResolveAsync(new ResolveRequest { Migration = "0002", Resolution = resolution });

        (await NoEffectAsync(sandbox)).Should().BeEmpty();
    }

    private static async Task<IEnumerable<string>> NoEffectAsync(Sandbox sandbox) =>
        (await sandbox.MigrateAsync()).Findings.Where(finding => finding.Rule == "effect/none").Select(finding => finding.Subject);

    private static async Task<Sandbox> WithTableAsync()
    {
        var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_t.sql", "CREATE TABLE t AS SELECT generate_series(1, 10) AS i; CREATE INDEX i ON t (i);");
        await sandbox.MigrateAsync();
        return sandbox;
    }
}
