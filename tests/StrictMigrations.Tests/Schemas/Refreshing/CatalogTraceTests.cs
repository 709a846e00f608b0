using Npgsql;
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

        foreach (var change in group.Changes.Where(change => IsFor(setup.PostgreSqlVersion.Major, change)))
            (await IsLeftAloneAsync(database, Own(change))).Should().BeFalse("this is another schema: {0}", change);
    }

    [TestCase("INSERT INTO t VALUES (1); UPDATE t SET i = 2; DELETE FROM t", true)]
    [TestCase("SELECT count(*) FROM t", true)]
    [TestCase("SELECT make()", false)]
    [TestCase("SAVEPOINT s; CREATE TABLE gone (); ROLLBACK TO s", false)]
    [TestCase("GRANT SELECT ON t TO PUBLIC", false)]
    [TestCase("SET track_counts = off; CREATE TABLE hidden ()", false)]
    [TestCase("PREPARE left_over AS SELECT 1", false)]
    [TestCase("DEALLOCATE ALL", false)]
    public async Task Rows_leave_none(string script, bool isLeftAlone)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var setup = await database.OpenAsync("CREATE TABLE t (i int); CREATE FUNCTION make() RETURNS void LANGUAGE plpgsql AS 'BEGIN CREATE TABLE made (); END'");

        (await IsLeftAloneAsync(database, script)).Should().Be(isLeftAlone);
    }

    /// <summary>In a session of its own, whose counters begin at nothing.</summary>
    private static async Task<bool> IsLeftAloneAsync(TestDatabase database, string script)
    {
        await using var connection = await database.OpenAsync();
        await using var prepared = new NpgsqlCommand("SELECT 1", connection);
        await prepared.PrepareAsync();
        await connection.ScalarAsync("BEGIN");
        await connection.ScalarAsync(script);
        await using var batch = new NpgsqlBatch(connection);
        var question = TraceQuestions.LeftCatalogsAlone();
        batch.BatchCommands.Add(question);
        await batch.ExecuteNonQueryAsync();
        return question.Rows == 1;
    }

    private static bool IsFor(int major, string script) => !script.StartsWith("--@ ", StringComparison.Ordinal) || major >= int.Parse(script.AsSpan(4, 2), null);

    /// <summary>Roles belong to the whole server: other tests have their own, and an earlier run may have left these.</summary>
    private static string Own(string script) =>
        (script.Contains("CREATE ROLE pair_", StringComparison.Ordinal) ? "DROP ROLE IF EXISTS trace_a, trace_b;" : "") + script.Replace("pair_", "trace_", StringComparison.Ordinal);
}
