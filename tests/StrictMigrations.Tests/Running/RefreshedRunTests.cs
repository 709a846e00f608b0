namespace StrictMigrations.Tests.Running;

/// <summary>A run of many migrations reads only what each touched; runs of one each read everything. The ledger must say the same.</summary>
public sealed class RefreshedRunTests
{
    private static readonly string[] Scripts =
    [
        "CREATE TABLE users (id serial PRIMARY KEY, name text DEFAULT 'x');",
        "CREATE VIEW named AS SELECT name FROM users; PREPARE left_over AS SELECT 1;",
        "ALTER TABLE users RENAME COLUMN name TO full_name;",
        "DEALLOCATE ALL; CREATE TYPE mood AS ENUM ('ok'); ALTER TABLE users ADD COLUMN mood mood DEFAULT 'ok';",
        "INSERT INTO users DEFAULT VALUES;",
        "CREATE FUNCTION grow() RETURNS void LANGUAGE plpgsql AS 'BEGIN CREATE TABLE grown (id integer); END';",
        "SELECT grow();",
        "ALTER TYPE mood RENAME VALUE 'ok' TO 'fine';",
        "GRANT SELECT ON users TO PUBLIC;",
        "CREATE SCHEMA app; ALTER TABLE users SET SCHEMA app;",
        "ALTER SCHEMA app RENAME TO crm; CREATE PUBLICATION changes FOR TABLE crm.users;",
        "ALTER TABLE crm.users RENAME TO people;",
        "DO $$ BEGIN BEGIN DROP VIEW named; RAISE EXCEPTION 'no'; EXCEPTION WHEN raise_exception THEN ALTER VIEW named RENAME TO called; END; END $$;",
        "SELECT pg_sleep(1.2);", // Now the session's counters are those of its transactions alone.
        "INSERT INTO crm.people DEFAULT VALUES; PREPARE left_over AS SELECT 1; DEALLOCATE ALL;",
        "INSERT INTO crm.people DEFAULT VALUES;",
        "SET track_counts = off; CREATE TABLE hidden (id integer);",
        "SELECT set_config('track_counts', 'off', true); SELECT 1 AS i INTO hidden_too; SELECT set_config('track_counts', 'on', true);",
        "SELECT pg_sleep(1.2);",
        "CREATE TABLE counted (id integer);",
        "DROP TABLE crm.people CASCADE;",
    ];

    [Test]
    public async Task A_run_records_the_same_schemas_and_differences_as_runs_of_one_migration()
    {
        await using var together = await Sandbox.CreateAsync();
        await using var apart = await Sandbox.CreateAsync();
        for (var i = 0; i < Scripts.Length; i++)
        {
            var file = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1:0000}_step.sql");
            together.Write(file, Scripts[i]);
            await apart.Write(file, Scripts[i]).MigrateAsync();
        }

        var result = await together.MigrateAsync();

        result.Applied.Should().HaveCount(Scripts.Length);
        (await SchemasAsync(together)).Should().Be(await SchemasAsync(apart));
        (await together.MigrateAsync()).Findings.Should().BeEmpty("the next start finds what was recorded");
    }

    private static async Task<object?> SchemasAsync(Sandbox sandbox) => await sandbox.ScalarAsync(
        "SELECT string_agg(concat_ws(' ', name, schema_fingerprint, schema_diff), E'\\n' ORDER BY id) FROM strict_migrations.ledger WHERE kind = 'applied'");
}
