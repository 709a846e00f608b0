namespace StrictMigrations.Tests.Running;

/// <summary>Runs whose connection goes through a pooler in transaction mode.</summary>
public sealed class PoolerTests
{
    private const string Loose = "-- TRANSACTION: none\nCREATE INDEX CONCURRENTLY i ON a (i);";

    [Test]
    public async Task Migrations_in_a_transaction_run_through_a_pooler()
    {
        await using var sandbox = await SandboxAsync();
        using var pooler = new FakePooler(sandbox.ConnectionString);

        (await MigrateAsync(sandbox, pooler)).Applied.Should().HaveCount(2);
        (await MigrateAsync(sandbox, pooler)).Applied.Should().BeEmpty();
    }

    [Test]
    public async Task A_copy_through_a_pooler_is_cancelled_in_the_server()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_t.sql", "CREATE TABLE t (i int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(600); RETURN new; END $$; CREATE TRIGGER f BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();")
            .Write("0002_rows.sql", "COPY t FROM stdin;\n1\n\\.\n");
        using var pooler = new FakePooler(sandbox.ConnectionString);
        using var cancellation = new CancellationTokenSource();
        var run = MigrateAsync(sandbox, pooler, cancellationToken: cancellation.Token);
        await Sessions.WaitForAsync(sandbox, "COPY t");

        await cancellation.CancelAsync();

        await FluentActions.Awaiting(() => run.WaitAsync(TimeSpan.FromSeconds(30))).Should().ThrowAsync<OperationCanceledException>("it would take ten minutes");
        (await sandbox.LedgerAsync()).Should().Be("applied 1");
    }

    [Test]
    public async Task A_migration_without_transaction_needs_a_way_past_the_pooler()
    {
        await using var sandbox = await SandboxAsync();
        sandbox.Write("0003_index.sql", Loose);
        using var pooler = new FakePooler(sandbox.ConnectionString);

        (await sandbox.Invoking(s => MigrateAsync(s, pooler)).Should().ThrowAsync<MigrationConfigurationException>()).WithMessage(
            "0003_index.sql runs without transaction, and the connection goes through a pooler, which may hand its statements to different sessions. Nothing was changed. Set DirectConnectionString to a connection that reaches the server itself.");
        (await sandbox.ScalarAsync("SELECT to_regclass('a') IS NULL AND to_regnamespace('strict_migrations') IS NULL")).Should().Be(true);

        (await MigrateAsync(sandbox, pooler, options => options.DirectConnectionString = sandbox.ConnectionString)).Applied.Should().HaveCount(3);
    }

    [Test]
    public async Task A_pooler_that_gives_up_waiting_for_the_server_means_still_waiting_for_the_lock()
    {
        await using var sandbox = await SandboxAsync();
        using var pooler = new FakePooler(sandbox.ConnectionString, client => client is 2 or 3);

        (await MigrateAsync(sandbox, pooler)).Applied.Should().HaveCount(2);
    }

    [Test]
    public async Task A_pooler_that_never_has_a_connection_left_is_named_when_the_wait_is_over()
    {
        await using var sandbox = await SandboxAsync();
        using var pooler = new FakePooler(sandbox.ConnectionString, client => client > 1);

        var timeout = (await sandbox.Invoking(s => MigrateAsync(s, pooler, options => options.RunLockTimeout = TimeSpan.FromMilliseconds(50))).Should().ThrowAsync<MigrationLockTimeoutException>()).Which;

        timeout.Holder.Should().BeNull();
        timeout.Message.Should().Be(
            """
            The migration lock of schema strict_migrations was not had within 0.05 s: the pooler had no connection to the server left (query_wait_timeout). Nothing was changed.
            Who holds those connections, and whether another run is among them, only the pooler knows.
            Start again when it has a free one, raise its pool size or RunLockTimeout, or set DirectConnectionString to go past it.
            """);
    }

    [Test]
    public async Task A_pooler_that_has_no_connection_for_the_session_is_named()
    {
        await using var sandbox = await SandboxAsync();
        using var pooler = new FakePooler(sandbox.ConnectionString, _ => true);

        (await sandbox.Invoking(s => MigrateAsync(s, pooler)).Should().ThrowAsync<MigrationDatabaseException>()).WithMessage(
            "*query_wait_timeout*The pooler had no connection to the server left, and a run needs two: raise its pool size, or set DirectConnectionString to go past it.");
    }

    private static async Task<MigrationResult> MigrateAsync(Sandbox sandbox, FakePooler pooler, Action<StrictMigrationsOptions>? options = null, CancellationToken cancellationToken = default)
    {
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(pooler.ConnectionString).FromDirectory(sandbox.Folder.FullPath).Configure(options ?? (_ => { })));
        return await migrator.MigrateAsync(cancellationToken: cancellationToken);
    }

    private static async Task<Sandbox> SandboxAsync() =>
        (await Sandbox.CreateAsync()).Write("0001_a.sql", "CREATE TABLE a (i int);").Write("0002_b.sql", "CREATE TABLE b ();");
}
