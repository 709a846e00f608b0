namespace StrictMigrations.Benchmarks.Measuring;

/// <summary>Contenders run in turns, so that a busy moment of the machine hits all of them; medians of each.</summary>
internal static class Race
{
    public static async Task<Dictionary<string, double>> RunAsync(int rounds, params (string Name, Func<Task<double>> Run)[] contenders)
    {
        var values = contenders.ToDictionary(contender => contender.Name, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (name, run) in round % 2 == 0 ? contenders : contenders.Reverse())
                values[name].Add(await run());
        }

        return values.ToDictionary(pair => pair.Key, pair => Median.Of(pair.Value));
    }
}
