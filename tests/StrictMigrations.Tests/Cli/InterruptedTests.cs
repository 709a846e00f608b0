using System.Text.RegularExpressions;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli;

/// <summary>The whole way of an interrupted migration, as an operator goes it.</summary>
public sealed class InterruptedTests
{
    /// <summary>While the gate is closed, an index over the function takes its time.</summary>
    private const string Table =
        """
        CREATE TABLE t AS SELECT generate_series(1, 10) AS i;
        CREATE TABLE closed_gate AS SELECT 1 AS i;
        CREATE FUNCTION slow(i int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60) FROM public.closed_gate; RETURN i; END $$;
        """;

    [Test]
    public async Task A_process_that_is_killed_while_it_builds_the_second_of_two_indexes()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_t.sql", Table).Write("0002_indexes.sql", "-- TRANSACTION: none\nCREATE INDEX CONCURRENTLY one ON t (i);\nCREATE INDEX CONCURRENTLY two ON t (slow(i));\n");
        await KillAtSecondIndexAsync(sandbox);

        var refused = await RunAsync(sandbox, "migrate");
        Regex.Replace(sandbox.Normalise(refused.Error), "on .+ UTC", "on DATE").Should().Be(
            """
            Nothing was changed. 2 errors:

            error history/interrupted /m/0002_indexes.sql: 0002_indexes.sql runs without transaction, was last recorded on DATE and did not end: 1 statement is done and stays. Whether the next one took effect too is not recorded: look before you decide.
                Look at what it left behind (an index that is INVALID must be dropped), then decide:
                strict-migrations resolve 0002 --continue   goes on behind the statements that are done
                strict-migrations resolve 0002 --restart    runs all of it again
                strict-migrations resolve 0002 --done       you have completed it by hand

            error history/invalid-index index public.two: 0002_indexes.sql was interrupted and left the index public.two invalid: it is kept up to date and used by no query, and IF NOT EXISTS takes it for done.
                DROP INDEX CONCURRENTLY public.two;

            """);
        refused.ExitCode.Should().Be(1);
        (await sandbox.LedgerAsync()).Should().Be("applied 1, started 2, advanced 2");

        (await RunAsync(sandbox, "resolve", "0002", "--continue")).Error.Should().Contain("DROP INDEX CONCURRENTLY public.two;");
        await sandbox.ExecuteAsync("DROP INDEX CONCURRENTLY public.two");
        (await RunAsync(sandbox, "resolve", "0002", "--continue")).ExitCode.Should().Be(0);
        (await RunAsync(sandbox, "migrate")).ExitCode.Should().Be(0);

        (await sandbox.LedgerAsync()).Should().Be("applied 1, started 2, advanced 2, resolved 2, started 2, advanced 2, applied 2");
        (await sandbox.ScalarAsync("SELECT schema_diff FROM strict_migrations.ledger WHERE kind = 'applied' AND version = '0002'")).Should().BeOfType<string>().Which.Should().Contain("\"public.t.one\"").And.Contain("\"public.t.two\"");
        (await sandbox.ScalarAsync("SELECT string_agg(indexrelid::regclass || ' ' || indisvalid, ', ' ORDER BY indexrelid) FROM pg_index WHERE indrelid = 't'::regclass")).Should().Be("one true, two true");
    }

    private static async Task KillAtSecondIndexAsync(Sandbox sandbox)
    {
        using var child = CommandLineProcess.Start(sandbox.ConnectionString, "migrate", "--migrations", sandbox.Folder.FullPath);
        while (await sandbox.ScalarAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep' AND query LIKE 'CREATE INDEX CONCURRENTLY two%'") is 0L)
            await Task.Delay(25);
        await child.KillAsync();
        await sandbox.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await sandbox.ExecuteAsync("DELETE FROM closed_gate");
    }

    private static Task<Children.ChildResult> RunAsync(Sandbox sandbox, params string[] arguments) =>
        CommandLineProcess.RunOnAsync(sandbox.ConnectionString, [.. arguments, "--migrations", sandbox.Folder.FullPath]);
}
