using StrictMigrations.Benchmarks.Contenders;

namespace StrictMigrations.Benchmarks.Rows;

/// <summary>Many small migrations, each in its own transaction with its ledger event.</summary>
internal static class SmallMigrationRows
{
    /// <summary>With the schema proved after each: of few tables, and of one more with each migration.</summary>
    public static async IAsyncEnumerable<Row> ProveAsync(Bench bench)
    {
        yield return new Row("1,000 small migrations, 200 tables", "s", await bench.ApplyAsync(Contender.Ours, bench.Folders.Small(1_000, tables: 200)), Budget.Within(1.4));
        yield return new Row("1,000 small migrations, 1,000 tables", "s", await bench.ApplyAsync(Contender.Ours, bench.Folders.Small(1_000, tables: 1_000)), Budget.Within(2));
    }

    public static async IAsyncEnumerable<Row> RunAsync(Bench bench)
    {
        var folder = bench.Folders.Small(1_000);
        yield return new Row("1,000 small migrations, schema validation off", "s", await bench.ApplyAsync(Contender.Plain, folder), Budget.Within(1.1));
        var thousand = await bench.ApplyAsync(Contender.Ours, folder);
        yield return new Row("1,000 small migrations, 30 tables", "s", thousand, Budget.Within(1.4));

        var tenThousand = (await bench.ApplyOnceAsync(Contender.Ours, bench.Folders.Small(10_000))).Seconds;
        yield return new Row("10,000 small migrations against ten times 1,000", "s",
            new Dictionary<string, double> { [Row.Ours] = tenThousand, ["10 × 1,000"] = 10 * thousand[Row.Ours] }, Budget.Within(1.15, "10 × 1,000"));
    }
}
