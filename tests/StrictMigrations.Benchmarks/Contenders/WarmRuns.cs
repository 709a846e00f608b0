using System.Diagnostics;
using System.Globalization;
using StrictMigrations.Benchmarks.Measuring;

namespace StrictMigrations.Benchmarks.Contenders;

/// <summary>The same run again and again in one process; prints the median in seconds.</summary>
internal static class WarmRuns
{
    private const int Count = 60;
    private const int Ignored = 30;

    public static async Task<int> PrintAsync(Func<Task> run)
    {
        var seconds = new List<double>();
        for (var index = 0; index < Count; index++)
        {
            var started = Stopwatch.GetTimestamp();
            await run();
            seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        Console.WriteLine(Median.Of(seconds.Skip(Ignored)).ToString(CultureInfo.InvariantCulture));
        return 0;
    }
}
