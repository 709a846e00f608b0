using System.Diagnostics;
using System.Globalization;
using StrictMigrations.Benchmarks.Contenders;
using StrictMigrations.Benchmarks.Inputs;
using StrictMigrations.Benchmarks.Measuring;
using StrictMigrations.Testing;

namespace StrictMigrations.Benchmarks;

/// <summary>What every group of rows works with.</summary>
internal sealed record Bench(PostgresServer Server, Folders Folders, BenchmarkOptions Options)
{
    /// <summary>psql, bare Npgsql, and the peers that were asked for.</summary>
    public required IReadOnlyList<Contender> Others { get; init; }

    /// <summary>Each contender applies the folder to a database of its own, in turns.</summary>
    public Task<Dictionary<string, double>> ApplyAsync(Contender ours, string folder) =>
        Race.RunAsync(Options.Rounds, [.. Others.Prepend(ours).Select(contender => (contender.Name, (Func<Task<double>>)(async () => (await ApplyOnceAsync(contender, folder)).Seconds)))]);

    public async Task<ProcessRun> ApplyOnceAsync(Contender contender, string folder, bool watchMemory = false)
    {
        await using var database = await Server.CreateDatabaseAsync();
        return await ProcessRun.RunAsync(contender.Start(database.ConnectionString, folder), watchMemory);
    }

    /// <summary>A whole process, in seconds.</summary>
    public static async Task<double> SecondsAsync(ProcessStartInfo start) => (await ProcessRun.RunAsync(start)).Seconds;

    /// <summary>What a process printed, as a number.</summary>
    public static async Task<double> PrintedAsync(ProcessStartInfo start) =>
        double.Parse((await ProcessRun.RunAsync(start)).Output, CultureInfo.InvariantCulture);
}
