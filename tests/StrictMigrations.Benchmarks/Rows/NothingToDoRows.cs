using StrictMigrations.Benchmarks.Contenders;
using StrictMigrations.Benchmarks.Measuring;

namespace StrictMigrations.Benchmarks.Rows;

/// <summary>A start that finds everything applied.</summary>
internal static class NothingToDoRows
{
    public static async IAsyncEnumerable<Row> RunAsync(Bench bench)
    {
        var folder = bench.Folders.Small(1_000);
        await using var ours = await bench.Server.CreateDatabaseAsync();
        await using var bare = await bench.Server.CreateDatabaseAsync();
        await ProcessRun.RunAsync(Contender.Ours.Start(ours.ConnectionString, folder));
        await ProcessRun.RunAsync(Contender.Bare.Start(bare.ConnectionString, folder));
        var rounds = bench.Options.Rounds * 3;

        var process = await Race.RunAsync(
            rounds,
            (Row.Ours, () => Bench.SecondsAsync(Contender.Ours.Start(ours.ConnectionString, folder))),
            (Row.Psql, () => Bench.SecondsAsync(Contender.Psqls(bare.ConnectionString, "-c", "SELECT name, hash FROM bare_history"))),
            (Row.Bare, () => Bench.SecondsAsync(Contender.Bare.Start(bare.ConnectionString, folder))));
        yield return new Row("nothing to do, 1,000 files and 30 tables, whole console process", "s", process, Budget.Within(1.3));

        var tool = await PublishedTool.PublishAsync();
        var published = await Race.RunAsync(
            rounds,
            (Row.Ours, () => Bench.SecondsAsync(tool.Start(ours.ConnectionString, folder))),
            (Row.Bare, () => Bench.SecondsAsync(Contender.Bare.Start(bare.ConnectionString, folder))));
        yield return new Row("the same with the published tool, compiled ahead; bare Npgsql at run time", "s", published, Budget.Within(1));

        var warm = await Race.RunAsync(
            bench.Options.Rounds,
            (Row.Ours, () => Bench.PrintedAsync(Contender.OwnProcess("ours-warm", ours.ConnectionString, folder))),
            (Row.Bare, () => Bench.PrintedAsync(Contender.OwnProcess("bare-warm", bare.ConnectionString, folder))));
        yield return new Row("the same in a warm process", "s", warm, Budget.Within(1.5));

        const string empty = "empty host";
        var host = await Race.RunAsync(
            rounds,
            (Row.Ours, () => Bench.SecondsAsync(Contender.OwnProcess("host", ours.ConnectionString, folder))),
            (Row.Bare, () => Bench.SecondsAsync(Contender.OwnProcess("host-bare", bare.ConnectionString, folder))),
            (empty, () => Bench.SecondsAsync(Contender.OwnProcess("host-empty"))));
        yield return new Row("the same in a generic host", "s", host, Budget.Within(1.3, empty));
    }
}
