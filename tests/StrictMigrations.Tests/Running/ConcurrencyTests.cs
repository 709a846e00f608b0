using StrictMigrations.Tests.Children;

namespace StrictMigrations.Tests.Running;

/// <summary>Processes that begin at once on an empty database.</summary>
[NonParallelizable]
public sealed class ConcurrencyTests
{
    private static readonly int[] Sizes = [2, 50, 100];

    [TestCase(4)]
    [TestCase(20)]
    public async Task Each_migration_is_applied_once_and_every_process_ends_well(int processes)
    {
        using var racers = await Racers.StartAsync(processes);
        foreach (var migrations in Sizes)
        {
            await using var sandbox = await PrepareAsync(migrations);

            (await racers.RaceAsync(sandbox)).Should().OnlyContain(code => code == 0);

            (await sandbox.ScalarAsync("SELECT count(*) || ' of ' || count(DISTINCT i) FROM marks")).Should().Be($"{migrations} of {migrations}");
            (await sandbox.ScalarAsync("SELECT count(*) FROM strict_migrations.ledger WHERE kind = 'applied'")).Should().Be(migrations + 1L);
        }

        (await racers.EndAsync()).Should().OnlyContain(end => end.ExitCode == 0 && end.Error.Length == 0);
    }

    [Test]
    public async Task Without_the_lock_they_get_in_each_others_way()
    {
        using var racers = await Racers.StartAsync(4, ConsoleApplication.NoLock);
        await using var sandbox = await PrepareAsync(50);

        (await racers.RaceAsync(sandbox)).Should().Contain(code => code != 0, "that is what the lock is for");
    }

    private static async Task<Sandbox> PrepareAsync(int migrations)
    {
        var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0000_marks.sql", "CREATE TABLE marks (i int);");
        for (var i = 1; i <= migrations; i++)
            sandbox.Write($"{i:0000}_mark.sql", $"INSERT INTO marks VALUES ({i});");
        return sandbox;
    }
}
