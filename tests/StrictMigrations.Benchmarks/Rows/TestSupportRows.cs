using System.Diagnostics;
using StrictMigrations.Benchmarks.Contenders;
using StrictMigrations.Benchmarks.Measuring;
using StrictMigrations.Testing;

namespace StrictMigrations.Benchmarks.Rows;

/// <summary>What a test waits for.</summary>
internal static class TestSupportRows
{
    public static async IAsyncEnumerable<Row> RunAsync(Bench bench)
    {
        yield return new Row("test server: start to first query", "s", await Race.RunAsync(bench.Options.Rounds, (Row.Ours, StartAsync)), Budget.AtMost(2, "< 2 s"));

        await using var server = await PostgresServer.StartAsync(new PostgresServerOptions { Dedicated = true });
        await using var template = await TemplateDatabase.CreateAsync(server, (database, _) => Ours.MigrateAsync(database, bench.Folders.Small(30)));
        var clone = await Race.RunAsync(bench.Options.Rounds * 3, (Row.Ours, () => CloneAsync(template)));
        yield return new Row("clone of a 30-table template", "s", clone, Budget.AtMost(0.2, "< 0.2 s"));
    }

    private static async Task<double> StartAsync()
    {
        var started = Stopwatch.GetTimestamp();
        await using var server = await PostgresServer.StartAsync(new PostgresServerOptions { Dedicated = true });
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<double> CloneAsync(TemplateDatabase template)
    {
        var started = Stopwatch.GetTimestamp();
        await using var clone = await template.CloneAsync();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
