using Npgsql;

namespace StrictMigrations.Tests.Running.BadInput;

/// <summary>What the server refuses outside of the migrations themselves.</summary>
public sealed class RefusalTests
{
    [Test]
    public async Task A_role_that_may_not_lock()
    {
        await using var sandbox = await SandboxAsync();
        await using var role = await Role.CreateAsync(sandbox, "LOGIN");
        await sandbox.ExecuteAsync("REVOKE EXECUTE ON FUNCTION pg_try_advisory_xact_lock(bigint) FROM PUBLIC");

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 5,
            "The server refused what the run asked of it: 42501: permission denied for function pg_try_advisory_xact_lock. What was committed before stays. Grant the role that migrates this right, or migrate with another role, and start again.",
            role.ConnectionString);
    }

    [Test]
    public async Task A_time_limit_that_is_too_short_for_anything()
    {
        await using var sandbox = await SandboxAsync();
        await sandbox.MigrateAsync();
        await using var role = await Role.CreateAsync(sandbox, "LOGIN SUPERUSER");
        await sandbox.ExecuteAsync($"ALTER ROLE {role.Name} SET statement_timeout = '1ms'; CREATE FUNCTION strict_migrations.slow() RETURNS boolean LANGUAGE sql AS 'SELECT pg_sleep(1) IS NOT NULL'");
        await sandbox.ExecuteAsync("ALTER TABLE strict_migrations.ledger RENAME TO rows; CREATE VIEW strict_migrations.ledger AS SELECT * FROM strict_migrations.rows WHERE strict_migrations.slow()");

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 5,
            """
            The ledger "strict_migrations".ledger cannot be read: 57014: canceling statement due to statement timeout
            Nothing was changed: a history that cannot be read is not an empty one.
            A time limit ended it, or an administrator. Raise statement_timeout for the role that migrates (ALTER ROLE … SET statement_timeout), and start again.
            """,
            role.ConnectionString);
    }

    [Test]
    public async Task A_lock_in_the_way_of_a_new_ledger()
    {
        await using var sandbox = await SandboxAsync();
        await using var role = await Role.CreateAsync(sandbox, "LOGIN SUPERUSER");
        await sandbox.ExecuteAsync($"ALTER ROLE {role.Name} SET lock_timeout = '100ms'");
        await using var other = await Query.OpenAsync(sandbox.ConnectionString);
        await using var locking = new NpgsqlCommand("BEGIN; LOCK TABLE pg_namespace IN SHARE MODE", other);
        await locking.ExecuteNonQueryAsync();

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 5,
            "The ledger could not be created: 55P03: canceling statement due to lock timeout. Nothing was changed. Another session holds a lock on it. Wait for that session, and start again.",
            role.ConnectionString);
    }

    [TestCase("53200", "The server is out of memory: free some, and start again.")]
    [TestCase("25006", "This session may only read. Connect to the primary (Target Session Attributes=primary), or take default_transaction_read_only back from role and database.")]
    [TestCase("53100", "The server's disk is full: make room on it, and start again.")]
    [TestCase("42501", "Give the role INSERT on its tables, and start again.")]
    public async Task A_ledger_that_cannot_be_written(string code, string remedy)
    {
        await using var sandbox = await SandboxAsync();
        await sandbox.MigrateAsync();
        sandbox.Write("0002_b.sql", "-- TRANSACTION: none\nCREATE TABLE b ();");
        await sandbox.ExecuteAsync(
            $"""
            CREATE FUNCTION strict_migrations.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '{code}'; END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON strict_migrations.ledger EXECUTE FUNCTION strict_migrations.refuse();
            """);

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 5, $"The ledger could not be written: {code}: no. What was committed before stays; nothing of 0002_b.sql was run. {remedy}");
    }

    [Test]
    public async Task A_role_that_reads_the_ledger_and_may_not_write_it()
    {
        await using var sandbox = await SandboxAsync();
        await sandbox.MigrateAsync();
        await using var role = await Role.CreateAsync(sandbox, "LOGIN");
        await sandbox.ExecuteAsync($"GRANT CREATE ON SCHEMA public TO {role.Name}; GRANT USAGE ON SCHEMA strict_migrations TO {role.Name}; GRANT SELECT ON ALL TABLES IN SCHEMA strict_migrations TO {role.Name}");

        await ConsoleRun.ShouldBeRefusedAsync(sandbox.Write("0002_b.sql", "CREATE TABLE b ();"), 5,
            "The ledger could not be written: 42501: permission denied for table ledger. What was committed before stays; 0002_b.sql was rolled back. Give the role INSERT on its tables, and start again.",
            role.ConnectionString);
    }

    private static async Task<Sandbox> SandboxAsync() => (await Sandbox.CreateAsync()).Write("0001_a.sql", "CREATE TABLE a ();");
}
