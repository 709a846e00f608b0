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
        const string evolve = "Evolve";
        Func<Task<double>> ours = () => StartAsync(bench, Contender.Ours, folder, "SELECT count(*) = count(DISTINCT version) AND count(*) = 100 FROM strict_migrations.ledger");
        Func<Task<double>> evolves = () => StartAsync(bench, Contender.Evolve, folder, "SELECT count(*) FILTER (WHERE type = 0) = 100 FROM changelog");
        var seconds = bench.Options.Peers
            ? await Race.RunAsync(bench.Options.Rounds, (Row.Ours, ours), (evolve, evolves))
            : await Race.RunAsync(bench.Options.Rounds, (Row.Ours, ours));
        yield return new Row("20 processes at once, 100 pending, all end well, each applied once", "s", seconds, bench.Options.Peers ? Budget.Within(1.0 / 6, evolve) : null);
    }

    private static async Task<double> StartAsync(Bench bench, Contender contender, string folder, string eachOnce)
    {
        await using var database = await bench.Server.CreateDatabaseAsync();
        var started = Stopwatch.GetTimestamp();
        // On a busy machine a server may take long to answer: that would end a process, and is no fault of its.
        var patient = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Timeout = 120 }.ConnectionString;
        await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => ProcessRun.RunAsync(contender.Start(patient, folder))));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await RequireAsync(eachOnce, database.ConnectionString);
        return seconds;
    }

    private static async Task RequireAsync(string eachOnce, string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(eachOnce, connection);
        if (await command.ExecuteScalarAsync() is not true)
            throw new InvalidOperationException("The 100 migrations were not applied once each.");
    }
}
