using System.Text.RegularExpressions;
using StrictMigrations.Testing;
using StrictMigrations.Tests.Schemas;

namespace StrictMigrations.Tests.Baselines;

/// <summary>psql and pg_dump come with the installed server: on majors above it, these tests use that one.</summary>
public sealed partial class BaselineDumpTests
{
    /// <summary>The measure is what pg_dump itself restores: a second deparse of <c>IN ('a', 'b')</c> is worded otherwise than the first.</summary>
    [TestCaseSource(typeof(BaselineDatabases), nameof(BaselineDatabases.Names))]
    public async Task Run_with_psql_it_makes_a_database_that_pg_dump_cannot_tell_from_one_that_it_restored(string name)
    {
        await using var server = await ClientPrograms.StartServerAsync();
        await using var live = await server.CreateDatabaseAsync();
        await using var restored = await server.CreateDatabaseAsync();
        await using var fresh = await server.CreateDatabaseAsync();
        await live.SnapshotAsync($"{BaselineDatabases.Sql(name)}; {DropWhatDumpsReorder}");
        var baseline = await BaselineRoundTripTests.GenerateAsync(live, new());

        await ClientPrograms.CopyAsync(live, restored, "--schema-only", "--no-owner", "--no-privileges");
        (await ClientPrograms.RunAsync("psql", fresh, ["-q", "-v", "ON_ERROR_STOP=1", "-f", "-"], baseline.Script)).Should().BeEmpty();

        var expected = await DumpAsync(restored);
        expected.Split("CREATE ").Length.Should().BeGreaterThan(30);
        (await DumpAsync(fresh)).Should().Be(expected);
    }

    /// <summary>pg_dump lists inherited columns first, wherever they stand; a baseline keeps them in place.</summary>
    private const string DropWhatDumpsReorder = "DROP TABLE IF EXISTS public.trees, public.adopted";

    /// <summary>Options and tags stand in the order in which they were given, which means nothing.</summary>
    private static async Task<string> DumpAsync(TestDatabase database) =>
        Lists().Replace(await ClientPrograms.DumpSchemaAsync(database), list => string.Join(", ", list.Value.Split(", ").Order(StringComparer.Ordinal)));

    [GeneratedRegex(@"(?<=^WITH \(|WHEN TAG IN \()[^)]*", RegexOptions.Multiline)]
    private static partial Regex Lists();
}
