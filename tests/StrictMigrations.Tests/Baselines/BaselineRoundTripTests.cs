using StrictMigrations.Baselines;
using StrictMigrations.Testing;
using StrictMigrations.Tests.Schemas;

namespace StrictMigrations.Tests.Baselines;

public sealed class BaselineRoundTripTests
{
    [TestCaseSource(typeof(BaselineDatabases), nameof(BaselineDatabases.Names))]
    public async Task A_fresh_database_gets_the_live_schema_and_a_second_run_and_the_live_one_stay_as_they_are(string name)
    {
        await using var live = await TestServer.NewDatabaseAsync();
        await using var fresh = await TestServer.NewDatabaseAsync();
        var expected = await live.SnapshotAsync(BaselineDatabases.Sql(name));

        var baseline = await GenerateAsync(live, new() { CheckLive = true });

        baseline.FileName.Should().Be("0030_true_baseline.sql");
        baseline.Script.Should().StartWith($"-- BASELINE: 0000-0029\n-- SCHEMA: {expected.Fingerprint}\n");
        baseline.Counts.Values.Sum().Should().Be(expected.Objects.Length);
        var made = await fresh.RunAsync(baseline.Script);
        SchemaDiff.Between(expected, made).ToText().Should().BeEmpty();
        made.Fingerprint.Should().Be(expected.Fingerprint);
        (await fresh.RunAsync(baseline.Script)).Fingerprint.Should().Be(expected.Fingerprint);
        (await live.SnapshotAsync()).Fingerprint.Should().Be(expected.Fingerprint);
    }

    [Test]
    public async Task The_baseline_of_a_database_made_from_a_baseline_is_the_same_text()
    {
        await using var live = await TestServer.NewDatabaseAsync();
        await using var fresh = await TestServer.NewDatabaseAsync();
        await live.SnapshotAsync(BaselineDatabases.Sql("partitions"));
        var first = await GenerateAsync(live, new());
        await fresh.RunAsync(first.Script);

        (await GenerateAsync(fresh, new())).Script.Should().Be(first.Script);
    }

    internal static async Task<BaselineResult> GenerateAsync(TestDatabase live, BaselineChoice choice)
    {
        await using var connection = await Query.OpenAsync(live.ConnectionString);
        return await new BaselineService(choice.ShadowServer ?? live.ConnectionString, TimeProvider.System).GenerateAsync(
            connection,
            new BaselineDraft
            {
                FileName = "0030_true_baseline.sql",
                Supersedes = [new BaselineRange(MigrationVersion.Parse("0000"), MigrationVersion.Parse("0029"))],
                DataTables = [.. choice.DataTables],
                Snapshot = new() { Schemas = [.. choice.Schemas] },
                CheckLive = choice.CheckLive,
            },
            CancellationToken.None);
    }
}

internal sealed record BaselineChoice
{
    public bool CheckLive { get; init; }

    public string[] DataTables { get; init; } = [];

    public string[] Schemas { get; init; } = [];

    public string? ShadowServer { get; init; }
}
