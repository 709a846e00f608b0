using Npgsql;

namespace StrictMigrations.Tests.Running;

public sealed class CodeMigrationTests
{
    [Test]
    public async Task Code_runs_between_the_scripts_and_reads_what_they_did()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_t.sql", "CREATE TABLE t (i int); INSERT INTO t VALUES (20);").Write("0003_u.sql", "UPDATE t SET i = i + 2;");
        await using var migrator = sandbox.Migrator(build: m => m.AddMigration<Doubling>());

        var result = await migrator.MigrateAsync();

        result.Applied.Select(applied => applied.FileName).Should().Equal("0001_t.sql", "0002_double", "0003_u.sql");
        (await sandbox.ScalarAsync("SELECT i FROM t")).Should().Be(42);
        (await migrator.MigrateAsync()).Applied.Should().BeEmpty();
    }

    [Test]
    public async Task Code_that_throws_is_rolled_back()
    {
        await using var sandbox = await Sandbox.CreateAsync();

        var failure = await FailAsync(sandbox, "CREATE TABLE t ()", _ => throw new TimeoutException("The service did not answer."));

        failure.Message.Should().Be(
            """
            Migration 0001_code failed at class StrictMigrations.Tests.Running.CodeMigrationTests+Scripted
              The service did not answer.
            It was rolled back and left nothing. Nothing was committed before it in this run.
            Correct the code (it is not applied, so it may be edited) and start again.
            """);
        (await sandbox.TablesAsync()).Should().Be(DBNull.Value);
        (await sandbox.ScalarAsync("SELECT error_message FROM strict_migrations.ledger")).Should().Be("The service did not answer.");
    }

    [Test]
    public async Task Code_whose_own_wait_was_cancelled_has_failed()
    {
        await using var sandbox = await Sandbox.CreateAsync();

        (await FailAsync(sandbox, "CREATE TABLE t ()", _ => throw new TaskCanceledException("The request timed out."))).Message.Should().Contain("The request timed out.");
        (await sandbox.LedgerAsync()).Should().Be("failed 1");
    }

    [TestCase("CREATE TABLE t (); COMMIT")]
    [TestCase("CREATE TABLE t (); ROLLBACK")]
    [TestCase("CREATE TABLE t (); COMMIT; BEGIN")]
    [TestCase("CREATE TABLE t (); COMMIT AND CHAIN")]
    public async Task Code_that_ends_the_transaction_is_refused(string sql)
    {
        await using var sandbox = await Sandbox.CreateAsync();

        (await FailAsync(sandbox, sql)).Message.Should().Be(
            """
            Migration 0001_code failed at class StrictMigrations.Tests.Running.CodeMigrationTests+Scripted
              The code ended the transaction that belongs to the runner. Neither commit nor roll back in ApplyAsync.
            What it committed itself stays; the rest was rolled back. Nothing was committed before it in this run.
            Correct the code (it is not applied, so it may be edited) and start again.
            """);
        (await sandbox.LedgerAsync()).Should().Be("failed 1");
    }

    [TestCase("CREATE TABLE t (); SET search_path = ''; SET ROLE pg_monitor; RESET ALL")]
    [TestCase("SAVEPOINT s; CREATE TABLE u (); ROLLBACK TO s; CREATE TABLE t (); RELEASE s")]
    public async Task Code_may_do_to_its_session_what_a_script_may(string sql)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await using var migrator = Migrator(sandbox, sql);

        await migrator.MigrateAsync();

        (await sandbox.LedgerAsync()).Should().Be("applied 1");
        (await sandbox.TablesAsync()).Should().Be("t");
    }

    [Test]
    public async Task Another_revision_of_applied_code_stops_the_start()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await using (var first = Migrator(sandbox, "SELECT 1"))
            await first.MigrateAsync();
        await using var second = Migrator(sandbox, "SELECT 1", revision: 2);

        var refusal = (await second.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationValidationException>()).Which;

        refusal.Findings.Single().Rule.Should().Be("checksum/modified");
    }

    private static async Task<MigrationFailedException> FailAsync(Sandbox sandbox, string sql, Func<CancellationToken, Task>? then = null)
    {
        await using var migrator = Migrator(sandbox, sql, then);
        return (await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationFailedException>()).Which;
    }

    private static StrictMigrator Migrator(Sandbox sandbox, string sql, Func<CancellationToken, Task>? then = null, int revision = 1) =>
        sandbox.Migrator(build: m => m.AddSource(_ => new OneCodeSource(new Scripted(sql, then, revision))));

    private sealed class OneCodeSource(CodeMigration migration) : IMigrationSource
    {
        public string Description => "one class";

        public ValueTask<MigrationSourceContent> ReadAsync(CancellationToken cancellationToken) => ValueTask.FromResult(new MigrationSourceContent { Code = [migration] });
    }

    private sealed class Scripted(string sql, Func<CancellationToken, Task>? then, int revision) : CodeMigration
    {
        public override string Version => "0001";

        public override string Name => "code";

        public override int Revision => revision;

        public override async Task ApplyAsync(CodeMigrationContext context, CancellationToken cancellationToken)
        {
            await using var command = new NpgsqlCommand(sql, context.Connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
            await (then?.Invoke(cancellationToken) ?? Task.CompletedTask);
        }
    }

    private sealed class Doubling : CodeMigration
    {
        public override string Version => "0002";

        public override string Name => "double";

        public override IReadOnlyList<string> DependsOn => ["0001_t.sql"];

        public override async Task ApplyAsync(CodeMigrationContext context, CancellationToken cancellationToken)
        {
            await using var command = new NpgsqlCommand("UPDATE t SET i = i * 2", context.Connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
