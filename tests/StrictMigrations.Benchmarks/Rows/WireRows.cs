using StrictMigrations.Benchmarks.Contenders;
using StrictMigrations.Benchmarks.Measuring;

namespace StrictMigrations.Benchmarks.Rows;

/// <summary>Round trips and bytes, counted between client and server.</summary>
internal static class WireRows
{
    private const int Few = 10;
    private const int Many = 10_000;

    public static async IAsyncEnumerable<Row> RunAsync(Bench bench)
    {
        var few = await CountAsync(bench, Few, schemaValidation: true);
        var more = await CountAsync(bench, 2 * Few, schemaValidation: true);
        var many = await CountAsync(bench, Many, schemaValidation: false);
        var plain = await CountAsync(bench, Few, schemaValidation: false);
        yield return Row.Of("nothing to do: round trips beyond opening", "round trips", few.Nothing.RoundTrips, Budget.AtMost(2, "≤ 2"));
        yield return Row.Of("the same, schema validation off", "round trips", plain.Nothing.RoundTrips, Budget.AtMost(1, "≤ 1"));
        yield return Row.Of("nothing to do: connections", "connections", few.Nothing.Connections, Budget.AtMost(1, "= 1: no lock"));
        yield return new Row($"nothing to do: bytes on the wire, {Many:N0} applied against {Few}", "bytes",
            new Dictionary<string, double> { [Row.Ours] = many.Nothing.Bytes, ["10 applied"] = plain.Nothing.Bytes }, new Budget("no more", row => row.Ratio("10 applied") < 1.05));
        yield return Row.Of("round trips of one more migration", "round trips", (more.Apply.RoundTrips - few.Apply.RoundTrips) / (double)Few, Budget.AtMost(3, "≤ 3"));
    }

    private static async Task<(Traffic Apply, Traffic Nothing)> CountAsync(Bench bench, int migrations, bool schemaValidation)
    {
        var folder = bench.Folders.Small(migrations, tables: 5);
        await using var database = await bench.Server.CreateDatabaseAsync();
        return (await RunAsync(database.ConnectionString, folder, schemaValidation), await RunAsync(database.ConnectionString, folder, schemaValidation));
    }

    private static async Task<Traffic> RunAsync(string connectionString, string folder, bool schemaValidation)
    {
        using var wire = new WireCounter(connectionString);
        await Ours.MigrateAsync(wire.ConnectionString, folder, schemaValidation);
        return new Traffic(wire.RoundTrips, wire.Bytes, wire.Connections);
    }

    private sealed record Traffic(long RoundTrips, long Bytes, long Connections);
}
