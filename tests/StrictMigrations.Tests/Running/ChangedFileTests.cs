namespace StrictMigrations.Tests.Running;

/// <summary>Files that change between the look at them and their turn: the bytes that run are the bytes that were checked.</summary>
public sealed class ChangedFileTests
{
    [TestCase("", NonTransactionalStatements.Declared)]
    [TestCase("", NonTransactionalStatements.Detect)]
    [TestCase("-- TRANSACTION: none\n", NonTransactionalStatements.Declared)]
    public async Task One_that_was_edited_is_not_applied(string header, NonTransactionalStatements mode) =>
        (await StoppedAsync(header, mode, sandbox => sandbox.Write("0002_b.sql", header + "CREATE TABLE unchecked ();"))).Should().MatchRegex(
            @"^0002_b\.sql was changed while the run was going on: its text is not the one that was checked \(sha256:v1:[0-9a-f]{64}\)\. It was not applied\. Leave /m/0002_b\.sql alone during a run, and start again\.$");

    [TestCase("", NonTransactionalStatements.Declared)]
    [TestCase("", NonTransactionalStatements.Detect)]
    [TestCase("-- TRANSACTION: none\n", NonTransactionalStatements.Declared)]
    public async Task One_that_is_gone_stops_the_run(string header, NonTransactionalStatements mode) =>
        (await StoppedAsync(header, mode, sandbox => sandbox.Delete("0002_b.sql"))).Should().Be(
            "0002_b.sql cannot be read any more: Could not find file '/m/0002_b.sql'. It was not applied. Leave /m/0002_b.sql alone during a run, and start again.");

    /// <summary>Read for its header, then for its statements, then for those that are done already.</summary>
    [TestCase(2)]
    [TestCase(3)]
    public async Task One_that_is_gone_between_two_looks_is_told_by_its_name(int opening)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_a.sql", "-- TRANSACTION: none\nCREATE TABLE a ();\nSELECT 1 / 0;");
        await sandbox.FailAsync<MigrationFailedException>();
        await using (var migrator = sandbox.Migrator())
            await migrator.Administration.ResolveAsync(new ResolveRequest { Migration = "0001", Resolution = Resolution.Continue });
        await using var vanishing = StrictMigrator.Create(m => m.UseConnectionString(sandbox.ConnectionString).AddSource(_ => new Vanishing(Path.Combine(sandbox.Folder.FullPath, "0001_a.sql"), opening)));

        var stopped = await vanishing.Invoking(migrator => migrator.MigrateAsync()).Should().ThrowAsync<MigrationConfigurationException>();

        sandbox.Normalise(stopped.Which.Message).Should().Be(
            "0001_a.sql cannot be read any more: Could not find file '/m/0001_a.sql'. Nothing was changed. Leave /m/0001_a.sql alone during a run, and start again.");
    }

    [Test]
    public Task One_that_is_gone_when_an_audit_reads_it_is_told_by_its_name() => AssertToldAsync(administration => administration.AuditAsync(new AuditRequest()));

    [Test]
    public Task One_that_is_gone_when_its_recorded_checksum_is_compared_is_told_by_its_name() => AssertToldAsync(administration => administration.AdoptAsync(new AdoptRequest()));

    private static async Task AssertToldAsync(Func<IMigrationAdministration, Task> act)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.ExecuteAsync("CREATE TABLE schema_migrations (filename varchar(255) NOT NULL, executed_at timestamptz DEFAULT now(), checksum varchar(64)); INSERT INTO schema_migrations VALUES ('0001_a.sql', now(), md5('x'))");
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();");
        await using var vanishing = StrictMigrator.Create(m => m.UseConnectionString(sandbox.ConnectionString).AddSource(_ => new Vanishing(Path.Combine(sandbox.Folder.FullPath, "0001_a.sql"), opening: 2)));

        var stopped = await vanishing.Awaiting(migrator => act(migrator.Administration)).Should().ThrowAsync<MigrationConfigurationException>();

        sandbox.Normalise(stopped.Which.Message).Should().Be(
            "0001_a.sql cannot be read any more: Could not find file '/m/0001_a.sql'. Nothing was changed. Leave /m/0001_a.sql alone during a run, and start again.");
    }

    /// <summary>What a run of two files says whose second one changes while the first runs; the first is applied, and nothing else.</summary>
    private static async Task<string> StoppedAsync(string header, NonTransactionalStatements mode, Action<Sandbox> change)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();").Write("0002_b.sql", header + "CREATE TABLE b ();");

        var stopped = await sandbox.FailAsync<MigrationConfigurationException>(options => options.NonTransactional = mode, new MigrateRequest { Progress = new WhileTheFirstRuns(() => change(sandbox)) });

        (await sandbox.LedgerAsync(), await sandbox.TablesAsync()).Should().Be(("applied 1", "a"));
        return sandbox.Normalise(stopped.Message);
    }

    /// <summary>A file that is deleted when it is about to be opened for the given time.</summary>
    private sealed class Vanishing(string path, int opening) : IMigrationSource
    {
        private int _openings;

        public string Description => "vanishing";

        public ValueTask<MigrationSourceContent> ReadAsync(CancellationToken cancellationToken) =>
            ValueTask.FromResult(new MigrationSourceContent { Files = [new MigrationFile(Path.GetFileName(path), path, Open)] });

        private FileStream Open()
        {
            if (++_openings == opening)
                File.Delete(path);
            return File.OpenRead(path);
        }
    }

    /// <summary>Does something when the first migration's statement is done.</summary>
    private sealed class WhileTheFirstRuns(Action act) : IProgress<MigrationProgress>
    {
        public void Report(MigrationProgress value)
        {
            if (value is { Step: 1, Statements: 1 })
                act();
        }
    }
}
