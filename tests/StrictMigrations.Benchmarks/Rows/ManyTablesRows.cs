using StrictMigrations.Benchmarks.Contenders;
using StrictMigrations.Benchmarks.Measuring;

namespace StrictMigrations.Benchmarks.Rows;

/// <summary>A schema of 1,000 tables, with indexes and foreign keys.</summary>
internal static class ManyTablesRows
{
    private const int Tables = 1_000;

    public static async IAsyncEnumerable<Row> RunAsync(Bench bench)
    {
        var folder = bench.Folders.Tables(Tables);
        await using var ours = await bench.Server.CreateDatabaseAsync();
        await using var bare = await bench.Server.CreateDatabaseAsync();
        await ProcessRun.RunAsync(Contender.Ours.Start(ours.ConnectionString, folder));
        await ProcessRun.RunAsync(Contender.Bare.Start(bare.ConnectionString, folder));

        var nothing = await Race.RunAsync(
            bench.Options.Rounds,
            (Row.Ours, () => Bench.SecondsAsync(Contender.Ours.Start(ours.ConnectionString, folder))),
            (Row.Bare, () => Bench.SecondsAsync(Contender.Bare.Start(bare.ConnectionString, folder))));
        yield return new Row("nothing to do, 1,000 tables, whole console process", "s", nothing, Budget: null);

        const string dump = "pg_dump";
        var snapshot = await Race.RunAsync(
            bench.Options.Rounds,
            (Row.Ours, () => Bench.SecondsAsync(Contender.OwnProcess("snapshot", bare.ConnectionString))),
            (dump, () => Bench.SecondsAsync(Contender.PgDump(bare.ConnectionString))));
        yield return new Row("snapshot of 1,000 tables, whole process", "s", snapshot, Budget.Within(1, dump));

        var warm = await Race.RunAsync(
            bench.Options.Rounds,
            (Row.Ours, () => Bench.PrintedAsync(Contender.OwnProcess("snapshot-warm", bare.ConnectionString))),
            (dump, () => Bench.SecondsAsync(Contender.PgDump(bare.ConnectionString))));
        yield return new Row("the same in a warm process; pg_dump is one each time", "s", warm, Budget.Within(1, dump));
    }
}
