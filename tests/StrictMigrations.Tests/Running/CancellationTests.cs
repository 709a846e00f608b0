using System.Diagnostics;

namespace StrictMigrations.Tests.Running;

public sealed class CancellationTests
{
    [TestCase("SELECT pg_sleep(60);", "applied 1")]
    [TestCase("-- TRANSACTION: none\nSELECT pg_sleep(60);", "applied 1, started 2")]
    [TestCase("DO $$ BEGIN PERFORM pg_sleep(60); EXCEPTION WHEN query_canceled THEN RAISE; END $$;", "applied 1")]
    public async Task A_run_that_is_cancelled_in_a_long_statement_ends_at_once_and_leaves_nothing(string script, string ledger)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        var name = $"cancelled {sandbox.DatabaseName}";
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();").Write("0002_b.sql", script);
        using var cancellation = new CancellationTokenSource();
        var run = sandbox.MigrateAsync(options => options.ApplicationName = name, cancellationToken: cancellation.Token);
        await Sessions.WaitForAsync(sandbox, "pg_sleep");

        var cancelled = Stopwatch.StartNew();
        await cancellation.CancelAsync();

        await FluentActions.Awaiting(() => run).Should().ThrowAsync<OperationCanceledException>();
        cancelled.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10), "the statement itself takes a minute");
        (await Sessions.EndOfAsync(sandbox, name)).Should().BeTrue();
        (await sandbox.LedgerAsync()).Should().Be(ledger);
    }

    [Test]
    public async Task A_run_that_is_cancelled_while_it_waits_for_the_lock_leaves_nothing()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_a.sql", "SELECT pg_sleep(1);");
        var first = sandbox.MigrateAsync();
        await Sessions.WaitForAsync(sandbox, "pg_sleep");
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await sandbox.FailAsync<OperationCanceledException>(options => options.ApplicationName = "waits", cancellationToken: cancellation.Token);

        (await Sessions.EndOfAsync(sandbox, "waits")).Should().BeTrue();
        await first;
        (await sandbox.LedgerAsync()).Should().Be("applied 1");
    }

    [TestCase(1)]
    [TestCase(200_000)]
    public async Task A_cancelled_copy_ends_at_once_and_keeps_no_row(int rows)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        var name = $"cancelled {sandbox.DatabaseName}";
        sandbox.Write("0001_t.sql", "CREATE TABLE t (i int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(600); RETURN new; END $$; CREATE TRIGGER f BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();")
            .Write("0002_rows.sql", $"COPY t FROM stdin;\n{string.Concat(Enumerable.Repeat("1\n", rows))}\\.\n");
        using var cancellation = new CancellationTokenSource();
        var run = sandbox.MigrateAsync(options => options.ApplicationName = name, cancellationToken: cancellation.Token);
        await Sessions.WaitForAsync(sandbox, "COPY t");
        await cancellation.CancelAsync();

        // The statement itself takes ten minutes and more.
        await FluentActions.Awaiting(() => run.WaitAsync(TimeSpan.FromSeconds(30))).Should().ThrowAsync<OperationCanceledException>();
        (await Sessions.EndOfAsync(sandbox, name)).Should().BeTrue();
        (await sandbox.ScalarAsync("SELECT count(*) FROM t")).Should().Be(0L);
        (await sandbox.LedgerAsync()).Should().Be("applied 1");
    }

    [Test]
    public async Task A_copy_that_is_cancelled_while_its_rows_are_read_keeps_none()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        using var cancellation = new CancellationTokenSource();
        var rows = $"CREATE TABLE t (i int);\nCOPY t FROM stdin;\n{string.Concat(Enumerable.Repeat("1\n", 200_000))}\\.\n";
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(sandbox.ConnectionString).AddSource(_ => new Interrupting(rows, cancellation)));

        await migrator.Awaiting(it => it.MigrateAsync(cancellationToken: cancellation.Token)).Should().ThrowAsync<OperationCanceledException>();

        (await sandbox.TablesAsync()).Should().Be(DBNull.Value);
    }

    /// <summary>A file that is cancelled in its midst when it is read for the third time: after its header and its statements, to be executed.</summary>
    private sealed class Interrupting(string text, CancellationTokenSource cancellation) : IMigrationSource
    {
        private int _openings;

        public string Description => "interrupting";

        public ValueTask<MigrationSourceContent> ReadAsync(CancellationToken cancellationToken) =>
            ValueTask.FromResult(new MigrationSourceContent { Files = [new MigrationFile("0001_rows.sql", "/m/0001_rows.sql", Open)] });

        private Interrupted Open() => new(text, ++_openings == 3 ? cancellation : null);
    }

    private sealed class Interrupted(string text, CancellationTokenSource? cancellation) : MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position > Length / 2)
                cancellation?.Cancel();
            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
