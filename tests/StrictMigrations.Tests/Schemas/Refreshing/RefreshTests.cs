using System.Globalization;
using Npgsql;
using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Schemas.Refreshing;

/// <summary>What a refresh reads makes the same snapshot as reading everything, whatever was done.</summary>
public sealed class RefreshTests
{
    private const int Each = 100;

    /// <summary>Two walks at once, each on a server of its own: roles belong to all databases of one.</summary>
    private static readonly int[] Seeds = [20261125, 20261126];

    [Test]
    public async Task After_any_statements_a_refresh_makes_the_snapshot_that_the_whole_schema_makes()
    {
        var walks = await Task.WhenAll(Seeds.Select(WalkAsync));

        var counts = new DdlCounts();
        foreach (var (walked, _, _, difference) in walks)
        {
            difference.Should().BeNull();
            counts.Add(walked);
        }

        var (transactions, refreshed) = (walks.Sum(walk => walk.Transactions), walks.Sum(walk => walk.Refreshed));
        TestContext.Out.WriteLine($"{counts}\n{counts.Statements} statements, {transactions} transactions of common ones, {refreshed} of them refreshed");
        counts.Done.Values.Should().OnlyContain(count => count >= Each);
        counts.Statements.Should().BeGreaterThan(5_000);
        refreshed.Should().BeGreaterThan(transactions * 8 / 10, "a refresh that always reads everything proves nothing");
    }

    [TestCase("WHERE d.refclassid = a.class", "WHERE false AND d.refclassid = a.class", TestName = "A refresh that forgets what depends on what changed is caught")]
    [TestCase("d.deptype IN ('a', 'i', 'P', 'S')", "false", TestName = "A refresh that forgets what a part belongs to is caught")]
    [TestCase("l.locktype IN ('relation', 'object')", "l.locktype = 'object'", TestName = "A refresh that forgets locked tables is caught")]
    [TestCase("l.locktype IN ('relation', 'object')", "l.locktype = 'relation'", TestName = "A refresh that forgets dropped types and functions is caught")]
    [TestCase("p.oid >= 16384 AND age(p.xmin) <= 0", "p.oid >= 16384 AND age(p.xmin) = 0", TestName = "A refresh that forgets subtransactions is caught")]
    [TestCase("t.typtype = 'd' AND EXISTS", "t.typtype = 'd' AND NOT EXISTS", TestName = "A refresh that forgets dropped constraints of domains is caught")]
    [TestCase("pg_stat_get_xact_tuples_deleted(c.oid) > 0", "pg_stat_get_xact_tuples_deleted(c.oid) < 0", TestName = "A refresh that forgets the catalogs it does not read is caught")]
    public async Task A_planted_stale_cache_is_caught(string rule, string forgotten)
    {
        await using var server = await PostgresServer.StartAsync();
        await using var database = await server.CreateDatabaseAsync();
        using var property = await NewAsync(database, seed: 1, sql => sql.Contains(rule, StringComparison.Ordinal)
            ? sql.Replace(rule, forgotten, StringComparison.Ordinal)
            : throw new AssertionException($"The query has no '{rule}'."));

        (await property.FindDifferenceAsync(Each, atMost: 8_000)).Should().NotBeNull();
    }

    private static async Task<(DdlCounts Counts, int Transactions, int Refreshed, string? Difference)> WalkAsync(int seed)
    {
        await using var server = await PostgresServer.StartAsync(new() { Dedicated = true });
        await using var database = await server.CreateDatabaseAsync();
        using var property = await NewAsync(database, seed);
        var difference = await property.FindDifferenceAsync(Each / Seeds.Length, atMost: 30_000);
        return (property.Counts, property.Transactions, property.Refreshed, difference);
    }

    private static async Task<RefreshProperty> NewAsync(TestDatabase database, int seed, Func<string, string>? distort = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, MaxAutoPrepare = 100, AutoPrepareMinUsages = 2, Options = "-c search_path=pg_catalog -c check_function_bodies=off -c client_min_messages=error" };
        var (common, rare) = (new NpgsqlConnection(settings.ConnectionString), new NpgsqlConnection(settings.ConnectionString));
        await common.OpenAsync();
        await rare.OpenAsync();
        await common.ScalarAsync(DdlSetup.Sql);
        await common.ScalarAsync(DdlSupplies.Sql);
        foreach (var connection in (NpgsqlConnection[])[common, rare])
            await connection.ScalarAsync(string.Create(CultureInfo.InvariantCulture, $"SELECT setseed({seed % 1000 / 1000.0})"));
        return new RefreshProperty(common, rare, seed, distort);
    }
}
