using System.Text;

namespace StrictMigrations.Tests.Running;

/// <summary>What a plan would run, as one script for reviewers.</summary>
public sealed class PlanScriptTests
{
    private const string Reset = "DEALLOCATE ALL; SET CONSTRAINTS ALL IMMEDIATE; CLOSE ALL; RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; DISCARD TEMP; UNLISTEN *; SELECT pg_catalog.pg_advisory_unlock_all()";

    [Test]
    public async Task The_script_has_every_statement_in_order_and_says_what_it_does_not_do()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "-- REQUIRES: schema public (always)\n-- TIMEOUT: lock 2s\nBEGIN;\n-- users\nCREATE TABLE users (\n  id int -- key\n); ;\nCOPY users FROM stdin; -- two rows\n1\n2\n\\.\nCOMMIT;\n")
            .Write("0002_index.sql", "-- TRANSACTION: none\nCREATE INDEX CONCURRENTLY users_id ON users (id);");

        var script = await ScriptAsync(sandbox);

        script.Should().Be(
            $"""
            -- What strict-migrations would run, in this order: 2 migrations.
            -- Made for the ledger head 0:{new string('0', 64)}.
            -- This is for reading. Run by hand it records nothing: the ledger would not know, the next migrate would run all of it again,
            -- and nothing would check REQUIRES, EXPECTS, the rules and the schema, or hold the run lock. Apply it with: strict-migrations migrate

            -- ==== 1. 0001_users.sql, in one transaction
            -- sha256
            -- REQUIRES: schema public (always)
            -- TIMEOUT: lock 2s
            BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
            SELECT pg_catalog.set_config('lock_timeout', '2000', true), pg_catalog.set_config('statement_timeout', '0', true), pg_catalog.set_config('idle_in_transaction_session_timeout', '0', true), pg_catalog.set_config('standard_conforming_strings', 'on', true), pg_catalog.set_config('synchronous_commit', 'off', true){Unlimited("true")};
            CREATE TABLE users (
              id int -- key
            );
            COPY users FROM stdin;
            1
            2
            \.
            {Reset};
            -- Here EXPECTS and the rules are checked, and the ledger gets the event: applied.
            COMMIT;

            -- ==== 2. 0002_index.sql, without transaction
            -- sha256
            -- TRANSACTION: none
            -- The ledger gets the event: started.
            SELECT pg_catalog.set_config('lock_timeout', '0', false), pg_catalog.set_config('statement_timeout', '0', false), pg_catalog.set_config('idle_in_transaction_session_timeout', '0', false), pg_catalog.set_config('standard_conforming_strings', 'on', false){Unlimited("false")};
            CREATE INDEX CONCURRENTLY users_id ON users (id);
            DISCARD ALL;
            BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
            -- Here EXPECTS and the rules are checked, and the ledger gets the event: applied.
            COMMIT;

            """);
        (await sandbox.TablesAsync()).Should().Be(DBNull.Value);
    }

    [TestCase(16, false)]
    [TestCase(17, true)]
    public async Task The_limit_of_whole_transactions_is_lifted_where_the_server_has_it(int major, bool isLifted)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);");

        var script = await ScriptAsync(sandbox, major: major);

        script.Contains("pg_catalog.set_config('transaction_timeout', '0', true)", StringComparison.Ordinal).Should().Be(isLifted);
    }

    [Test]
    public async Task Values_of_placeholders_are_not_in_it()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_role.sql", "SELECT '${password}', ${table:identifier};");

        var script = await ScriptAsync(sandbox, options =>
        {
            options.Placeholders["table"] = "users";
            options.Placeholders["password"] = "hush-hush";
        });

        script.Should().Contain("-- Placeholders stand as they are written; a run replaces them: ${password}, ${table}.\n").And.Contain("\nSELECT '${password}', ${table:identifier};\n").And.NotContain("hush");
    }

    [Test]
    public async Task Decisions_and_a_baseline_that_is_recorded_run_nothing()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);");
        await sandbox.MigrateAsync();
        sandbox.Write("0010_base.sql", $"-- BASELINE: 0001-0009\n-- SCHEMA: {await sandbox.ScalarAsync("SELECT schema_fingerprint FROM strict_migrations.ledger")}\nCREATE TABLE users (id int);")
            .Write("0011_likes.sql.retired", "-- RETIRED: 2026-11-22 (never used)\nCREATE TABLE likes (id int);");

        var script = await ScriptAsync(sandbox);

        script.Should().Contain("\n-- 0011_likes.sql.retired is recorded as retired; nothing is run: never used\n")
            .And.EndWith("-- The schema that it stands for is there: it is recorded, and nothing is run.\n").And.NotContain("CREATE TABLE");
    }

    [Test]
    public async Task Of_a_migration_that_goes_on_only_the_rest_is_shown()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_index.sql", "-- TRANSACTION: none\nCREATE TABLE users (id int);\nSELECT 1 / 0;");
        await sandbox.FailAsync<MigrationFailedException>();
        await using (var migrator = sandbox.Migrator())
            await migrator.Administration.ResolveAsync(new ResolveRequest { Migration = "0001", Resolution = Resolution.Continue });

        (await ScriptAsync(sandbox)).Should().Contain("-- Done already: the statement of line 2.\nSELECT 1 / 0;\n").And.NotContain("CREATE TABLE");
    }

    [Test]
    public async Task A_script_that_cannot_be_split_is_named_with_line_and_column()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);\n\\i other.sql\n");

        var write = () => ScriptAsync(sandbox);

        sandbox.Normalise((await write.Should().ThrowAsync<MigrationConfigurationException>()).Which.Message).Should().StartWith("/m/0001_users.sql:2:1: ");
    }

    /// <summary>What a step begins with on PostgreSQL 17 and later.</summary>
    private static string Unlimited(string local) => TestServer.Shared.Version < 17 ? "" : $", pg_catalog.set_config('transaction_timeout', '0', {local})";

    /// <summary>Checksums differ from what a person would write down.</summary>
    private static async Task<string> ScriptAsync(Sandbox sandbox, Action<StrictMigrationsOptions>? options = null, int? major = null)
    {
        await using var migrator = sandbox.Migrator(options);
        using var output = new MemoryStream();
        var plan = await migrator.Runner.PlanAsync();
        await migrator.Runner.WriteScriptAsync(plan with { Basis = plan.Basis! with { ServerMajor = major ?? plan.Basis.ServerMajor } }, output);
        return System.Text.RegularExpressions.Regex.Replace(Encoding.UTF8.GetString(output.ToArray()), "sha256:v1:[0-9a-f]{64}\n", "sha256\n");
    }
}
