namespace StrictMigrations.Tests.Running;

/// <summary>Files that change between the look at them and their turn: the bytes that run are the bytes that were checked.</summary>
public sealed class ChangedFileTests
{
    [TestCase("", NonTransactionalStatements.Declared)]
    [TestCase("", NonTransactionalStatements.Detect)]
    [TestCase("-- TRANSACTION: none\n", NonTransactionalStatements.Declared)]
    public async Task One_that_was_edited_is_not_applied(string header, NonTransactionalStatements mode)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();").Write("0002_b.sql", header + "CREATE TABLE b ();");
        var edit = new WhileTheFirstRuns(() => sandbox.Write("0002_b.sql", header + "CREATE TABLE unchecked ();"));

        var stopped = await sandbox.FailAsync<MigrationConfigurationException>(options => options.NonTransactional = mode, new MigrateRequest { Progress = edit });

        sandbox.Normalise(stopped.Message).Should().MatchRegex(
            @"^0002_b\.sql was changed while the run was going on: its text is not the one that was checked \(sha256:v1:[0-9a-f]{64}\)\. It was not applied\. Leave /m/0002_b\.sql alone during a run, and start again\.$");
        (await sandbox.LedgerAsync(), await sandbox.TablesAsync()).Should().Be(("applied 1", "a"));
    }

    [TestCase("", NonTransactionalStatements.Declared)]
    [TestCase("", NonTransactionalStatements.Detect)]
    [TestCase("-- TRANSACTION: none\n", NonTransactionalStatements.Declared)]
    public async Task One_that_is_gone_stops_the_run(string header, NonTransactionalStatements mode)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();").Write("0002_b.sql", header + "CREATE TABLE b ();");
        var delete = new WhileTheFirstRuns(() => sandbox.Delete("0002_b.sql"));

        var stopped = await sandbox.FailAsync<MigrationConfigurationException>(options => options.NonTransactional = mode, new MigrateRequest { Progress = delete });

        sandbox.Normalise(stopped.Message).Should().Be(
            "0002_b.sql cannot be read any more: Could not find file '/m/0002_b.sql'. It was not applied. Leave /m/0002_b.sql alone during a run, and start again.");
        (await sandbox.LedgerAsync(), await sandbox.TablesAsync()).Should().Be(("applied 1", "a"));
    }

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
