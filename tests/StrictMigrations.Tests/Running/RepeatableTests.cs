namespace StrictMigrations.Tests.Running;

public sealed class RepeatableTests
{
    [Test]
    public async Task Repeatable_migrations_run_after_the_versioned_ones_by_dependency_and_then_by_name()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("R__a_report.sql", "-- DEPENDS: R__z_base.sql\nCREATE OR REPLACE VIEW a_report AS SELECT * FROM z_base;")
            .Write("R__b.sql", "SELECT 1;")
            .Write("R__z_base.sql", "CREATE OR REPLACE VIEW z_base AS SELECT i FROM t;")
            .Write("0001_t.sql", "CREATE TABLE t (i int);");

        (await sandbox.MigrateAsync()).Applied.Select(applied => applied.FileName).Should().Equal("0001_t.sql", "R__b.sql", "R__z_base.sql", "R__a_report.sql");
    }

    [Test]
    public async Task A_repeatable_migration_runs_again_when_it_changed_and_only_then()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS i;").Write("R__w.sql", "CREATE OR REPLACE VIEW w AS SELECT 1 AS i;").MigrateAsync();
        await sandbox.Write("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 2 AS i;").MigrateAsync();
        await sandbox.MigrateAsync();

        (await sandbox.LedgerAsync()).Should().Be("applied R__v, applied R__w, applied R__v");
        (await sandbox.ScalarAsync("SELECT i FROM v")).Should().Be(2);
    }

    [Test]
    public async Task One_that_failed_runs_again_and_back_to_the_text_that_ran_it_is_done()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS i;").MigrateAsync();
        await sandbox.Write("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT x;").FailAsync<MigrationFailedException>();

        await sandbox.Write("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 3 AS i;").MigrateAsync();

        (await sandbox.LedgerAsync()).Should().Be("applied R__v, failed R__v, applied R__v");
    }

    [Test]
    public async Task The_second_start_after_a_change_has_nothing_to_do()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_t.sql", "CREATE TABLE t ();").Write("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS i;").MigrateAsync();
        var changed = await sandbox.Write("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 2 AS i;").Write("0002_u.sql", "CREATE TABLE u ();").MigrateAsync();

        var again = await sandbox.MigrateAsync();

        (again.Applied.Length, again.Head).Should().Be((0, changed.Head));
    }
}
