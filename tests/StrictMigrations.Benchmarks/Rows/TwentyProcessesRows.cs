using System.Diagnostics;
using Npgsql;
using StrictMigrations.Benchmarks.Contenders;
using StrictMigrations.Benchmarks.Measuring;

namespace StrictMigrations.Benchmarks.Rows;

/// <summary>Twenty processes at once on an empty database, 100 migrations pending.</summary>
internal static class TwentyProcessesRows
{
    private const int Processes = 20;
    private const int Migrations = 100;

    public static async IAsyncEnumerable<Row> RunAsync(Bench bench)
    {
        var folder = bench.Folders.Small(Migrations, tables: 5);
        var seconds = await Race.RunAsync(bench.Options.Rounds, (Row.Ours, () => StartAsync(bench, folder)));
        yield return new Row("20 processes at once, 100 pending, all end well, each applied once", "s", seconds, Budget.AtMost(31.0 / 6, "≤ 5.17 s: a sixth of Evolve's"));
    }

    private static async Task<double> StartAsync(Bench bench, string folder)
    {
        await using var database = await bench.Server.CreateDatabaseAsync();
        var started = Stopwatch.GetTimestamp();
        // On a busy machine a server may take long to answer: that would end a process, and is no fault of its.
        var patient = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Timeout = 120 }.ConnectionString;
        await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => ProcessRun.RunAsync(Contender.Ours.Start(patient, folder))));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await RequireEachOnceAsync(database.ConnectionString);
        return seconds;
    }

    private static async Task RequireEachOnceAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) = count(DISTINCT version) AND count(*) = 100 FROM strict_migrations.ledger", connection);
        if (await command.ExecuteScalarAsync() is not true)
            throw new InvalidOperationException("The 100 migrations were not applied once each.");
    }
}
