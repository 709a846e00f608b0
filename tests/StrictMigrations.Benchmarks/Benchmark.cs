using StrictMigrations.Benchmarks.Contenders;
using StrictMigrations.Benchmarks.Inputs;
using StrictMigrations.Benchmarks.Rows;
using StrictMigrations.Testing;

namespace StrictMigrations.Benchmarks;

/// <summary>Runs the groups of rows one after the other and prints the table.</summary>
internal static class Benchmark
{
    private static readonly (string Name, Func<Bench, IAsyncEnumerable<Row>> Rows)[] Groups =
    [
        ("nothing", NothingToDoRows.RunAsync),
        ("tables", ManyTablesRows.RunAsync),
        ("wire", WireRows.RunAsync),
        ("small", SmallMigrationRows.RunAsync),
        ("proof", SmallMigrationRows.ProveAsync),
        ("large", LargeScriptRows.RunAsync),
        ("tokenizer", TokenizerRows.RunAsync),
        ("processes", TwentyProcessesRows.RunAsync),
        ("testing", TestSupportRows.RunAsync),
    ];

    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        using var folders = new Folders();
        await using var server = await PostgresServer.StartAsync(new PostgresServerOptions { Durable = true });
        var bench = new Bench(server, folders, options)
        {
            Others = [Contender.Psql, Contender.Bare, .. options.Peers ? [Contender.EfCore, await Dbmate.FetchAsync()] : Array.Empty<Contender>()],
        };
        var rows = new List<Row>();
        foreach (var (name, run) in Groups.Where(group => group.Name.Contains(options.Only, StringComparison.Ordinal)))
        {
            await Console.Error.WriteLineAsync($"{name} …");
            await foreach (var row in run(bench))
                rows.Add(row);
        }

        foreach (var line in Table.Render(rows))
            Console.WriteLine(line);
        return 0;
    }
}
