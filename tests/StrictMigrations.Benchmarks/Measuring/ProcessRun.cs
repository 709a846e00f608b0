using System.Diagnostics;
using System.Globalization;

namespace StrictMigrations.Benchmarks.Measuring;

/// <summary>A whole process: how long it took, the most memory it had, what it printed.</summary>
internal sealed record ProcessRun(double Seconds, double PeakMegabytes, string Output)
{
    public static async Task<ProcessRun> RunAsync(ProcessStartInfo start, bool watchMemory = false)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var peak = watchMemory ? await WatchAsync(process) : 0;
        await process.WaitForExitAsync();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return process.ExitCode == 0
            ? new ProcessRun(seconds, peak, await output)
            : throw new InvalidOperationException($"{start.FileName} {start.ArgumentList.FirstOrDefault()} ended with {process.ExitCode}:\n{await errors}\n{await output}");
    }

    /// <summary>VmHWM only rises, so the last look before the end is the peak.</summary>
    private static async Task<double> WatchAsync(Process process)
    {
        var peak = 0.0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, ReadPeak(process.Id));
            await Task.Delay(5);
        }

        return peak;
    }

    private static double ReadPeak(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line["VmHWM:".Length..^"kB".Length], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0; // It ended between two looks.
        }
    }
}
