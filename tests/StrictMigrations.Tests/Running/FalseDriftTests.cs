using StrictMigrations.Testing;
using StrictMigrations.Tests.Children;

namespace StrictMigrations.Tests.Running;

/// <summary>Minutes of a server's work, and about the order of reading, which no major changes.</summary>
[Once]
public sealed class FalseDriftTests
{
    private const int Files = 150;
    private const int StartsInAProcess = 1000;

    /// <summary>Spreads the runs over the time that the starts take.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>One process migrates, run after run; two others start 2,000 times and only validate.</summary>
    [Test]
    public async Task Starts_beside_a_migration_never_take_it_for_drift()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder();
        foreach (var number in Enumerable.Range(1, Files))
            folder.Write($"{number:0000}_step.sql", Step(number));
        await MigrateToAsync(database, folder, 2);
        using var child = Child.Start("validating-starts", environment: null, database.ConnectionString, folder.FullPath, $"{StartsInAProcess}");

        var (other, here) = (child.CompleteAsync(), ValidatingStarts.FindAsync(database.ConnectionString, folder.FullPath, StartsInAProcess));
        var applied = 2;
        for (; applied < Files && !(other.IsCompleted && here.IsCompleted); applied++)
        {
            await MigrateToAsync(database, folder, applied + 1);
            await Task.Delay(Pause);
        }

        (await here).Should().BeEmpty();
        var result = await other;
        (result.ExitCode, result.Output, result.Error).Should().Be((0, "", ""));
        applied.Should().BeGreaterThan(20, "else nothing was tried");
    }

    /// <summary>Adds, changes, renames and removes, so that any half of it would be missing, changed or extra.</summary>
    private static string Step(int number) => (number % 5) switch
    {
        1 => $"CREATE TABLE t{number} (id int PRIMARY KEY, note text); CREATE VIEW v{number} AS SELECT id FROM t{number};",
        2 => $"ALTER TABLE t{number - 1} ALTER note TYPE varchar(9); CREATE FUNCTION f{number}() RETURNS int LANGUAGE sql AS 'SELECT 1';",
        3 => $"-- TRANSACTION: none\nCREATE INDEX CONCURRENTLY i{number} ON t{number - 2} (note);",
        4 => $"ALTER TABLE t{number - 3} RENAME note TO remark; DROP FUNCTION f{number - 2};",
        _ => $"DROP VIEW v{number - 4}; DROP TABLE t{number - 4};",
    };

    private static async Task MigrateToAsync(TestDatabase database, MigrationFolder folder, int number)
    {
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath));
        await migrator.MigrateAsync(new MigrateRequest { Target = MigrationVersion.Parse($"{number:0000}") });
    }
}
