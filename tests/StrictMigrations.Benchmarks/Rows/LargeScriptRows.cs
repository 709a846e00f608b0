using StrictMigrations.Benchmarks.Contenders;

namespace StrictMigrations.Benchmarks.Rows;

/// <summary>One script of many statements, or of many bytes.</summary>
internal static class LargeScriptRows
{
    private const int PeakMegabytes = 150;

    public static async IAsyncEnumerable<Row> RunAsync(Bench bench)
    {
        yield return new Row("one script of 10,000 INSERT statements, schema validation off", "s", await bench.ApplyAsync(Contender.Plain, bench.Folders.Inserts(10_000)), Budget.Within(1.15));

        var large = bench.Folders.Large(50);
        yield return new Row("one script of 50 MB, schema validation off", "s", await bench.ApplyAsync(Contender.Plain, large), Budget.Within(1.3));
        yield return new Row("its peak memory", "MB", await PeaksAsync(bench, large, [Contender.Plain, .. bench.Others]), Budget.AtMost(PeakMegabytes, "< 150 MB"));

        var copy = bench.Folders.Copy(100);
        yield return new Row("COPY of 100 MB: peak memory", "MB", await PeaksAsync(bench, copy, Contender.Plain, Contender.Psql), Budget.AtMost(PeakMegabytes, "< 150 MB"));
    }

    private static async Task<Dictionary<string, double>> PeaksAsync(Bench bench, string folder, params Contender[] contenders)
    {
        var peaks = new Dictionary<string, double>();
        foreach (var contender in contenders)
            peaks[contender.Name] = (await bench.ApplyOnceAsync(contender, folder, watchMemory: true)).PeakMegabytes;
        return peaks;
    }
}
