using StrictMigrations.Execution;
using StrictMigrations.Testing;
using StrictMigrations.Tests.Schemas.Pairs;

namespace StrictMigrations.Tests.Schemas.Refreshing;

/// <summary>Whatever changes a schema leaves a trace in the counters of the catalogs, from which a run concludes that there is nothing to read.</summary>
public sealed class CatalogTraceTests
{
    [TestCaseSource(typeof(PairGroup), nameof(PairGroup.All))]
    public async Task Every_change_of_a_schema_leaves_one(PairGroup group)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var setup = await database.OpenAsync(Own(group.Setup));

        foreach (var change in group.Changes.Where(change => PairGroup.IsFor(setup.PostgreSqlVersion.Major, change)))
            (await IsLeftAloneAsync(database, Own(change))).Should().BeFalse("this is another schema: {0}", change);
    }

    [TestCase("INSERT INTO t VALUES (1); UPDATE t SET i = 2; DELETE FROM t")]
    [TestCase("SELECT i FROM t FOR UPDATE")]
    [TestCase("DO $$ BEGIN UPDATE t SET i = 3; END $$")]
    public async Task Rows_leave_none(string script) => (await IsLeftAloneAsync(script)).Should().BeTrue();

    [TestCase("SELECT make()")]
    [TestCase("SAVEPOINT s; CREATE TABLE gone (); ROLLBACK TO s")]
    [TestCase("GRANT SELECT ON t TO PUBLIC")]
    [TestCase("SET track_counts = off; CREATE TABLE hidden ()")]
    [TestCase("SELECT set_config('track_counts', 'off', true); SELECT 1 AS i INTO hidden; SELECT set_config('track_counts', 'on', true)")]
    [TestCase("SET track_counts = off; DROP TABLE t CASCADE")]
    public async Task What_hides_leaves_one_too(string script) => (await IsLeftAloneAsync(script)).Should().BeFalse();

    [Test]
    public async Task A_statement_that_was_prepared_is_one() => (await IsLeftAloneAsync("PREPARE left_over AS SELECT 1")).Should().BeFalse("it would reach the next migration");

    private static async Task<bool> IsLeftAloneAsync(string script)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var setup = await database.OpenAsync("CREATE TABLE t (i int); CREATE FUNCTION make() RETURNS void LANGUAGE plpgsql AS 'BEGIN CREATE TABLE made (); END'");
        return await IsLeftAloneAsync(database, script);
    }

    /// <summary>In a session of its own, whose counters begin at nothing; asked behind the resets, as a step does.</summary>
    private static async Task<bool> IsLeftAloneAsync(TestDatabase database, string script)
    {
        await using var connection = await database.OpenAsync("BEGIN");
        await connection.ScalarAsync(script);
        var question = StepTraces.AskLeftCatalogsAlone();
        await Commands.ExecuteAsync(connection, [.. SessionSettings.Reset(), question], CancellationToken.None);
        return question.Rows == 1;
    }

    /// <summary>Roles belong to the whole server: other tests have their own, and an earlier run may have left these.</summary>
    private static string Own(string script) =>
        (script.Contains("CREATE ROLE pair_", StringComparison.Ordinal) ? "DROP ROLE IF EXISTS trace_a, trace_b;" : "") + script.Replace("pair_", "trace_", StringComparison.Ordinal);
}
