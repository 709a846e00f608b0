namespace StrictMigrations.Tests.Running;

/// <summary>Other tools' file names, from the folder to the ledger.</summary>
public sealed class NamingTests
{
    [Test]
    public async Task Flyways_names_run_in_flyways_order()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("V1__t.sql", "CREATE TABLE t (i int);").Write("V1_9__nine.sql", "INSERT INTO t VALUES (9);").Write("V1.10__ten.sql", "INSERT INTO t SELECT max(i) + 1 FROM t;").Write("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT * FROM t;");

        (await sandbox.MigrateAsync(options => options.Naming = MigrationNaming.Flyway)).Applied.Select(applied => applied.FileName)
            .Should().Equal("V1__t.sql", "V1_9__nine.sql", "V1.10__ten.sql", "R__view.sql");

        (await sandbox.ScalarAsync("SELECT max(i) FROM v")).Should().Be(10);
        (await sandbox.MigrateAsync(options => options.Naming = MigrationNaming.Flyway)).Applied.Should().BeEmpty();
    }

    [Test]
    public async Task Golang_migrates_names_run_up_and_keep_down_for_later()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("1_t.up.sql", "CREATE TABLE t ();").Write("1_t.down.sql", "DROP TABLE t;").Write("10_u.up.sql", "CREATE TABLE u ();").Write("9_v.up.sql", "CREATE TABLE v ();");

        (await sandbox.MigrateAsync(options => options.Naming = MigrationNaming.GolangMigrate)).Applied.Select(applied => applied.FileName)
            .Should().Equal("1_t.up.sql", "9_v.up.sql", "10_u.up.sql");

        (await sandbox.TablesAsync()).Should().Be("t, u, v");
    }
}
