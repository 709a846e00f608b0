using System.Diagnostics;
using System.Text.RegularExpressions;
using Npgsql;
using StrictMigrations.Testing;
using StrictMigrations.Tests.Schemas;

namespace StrictMigrations.Tests.Baselines;

/// <summary>psql and pg_dump come with the installed server, so these tests use that one, whichever the others run on.</summary>
public sealed partial class BaselineDumpTests
{
    private static readonly string Binaries = Directory.GetDirectories("/usr/lib/postgresql").Select(folder => Path.Combine(folder, "bin"))
        .Where(folder => File.Exists(Path.Combine(folder, "pg_dump"))).Order(StringComparer.Ordinal).Last();

    /// <summary>The measure is what pg_dump itself restores: a second deparse of <c>IN ('a', 'b')</c> is worded otherwise than the first.</summary>
    [TestCaseSource(typeof(BaselineDatabases), nameof(BaselineDatabases.Names))]
    public async Task Run_with_psql_it_makes_a_database_that_pg_dump_cannot_tell_from_one_that_it_restored(string name)
    {
        await using var server = await PostgresServer.StartAsync(new() { BinDirectory = Binaries });
        await using var live = await server.CreateDatabaseAsync();
        await using var restored = await server.CreateDatabaseAsync();
        await using var fresh = await server.CreateDatabaseAsync();
        await live.SnapshotAsync($"{BaselineDatabases.Sql(name)}; {DropWhatDumpsReorder}");
        var baseline = await BaselineRoundTripTests.GenerateAsync(live, new());

        await RunAsync("psql", restored, ["-q", "-v", "ON_ERROR_STOP=1", "-c", "SET client_min_messages = error", "-f", "-"], await DumpAsync(live));
        (await RunAsync("psql", fresh, ["-q", "-v", "ON_ERROR_STOP=1", "-f", "-"], baseline.Script)).Should().BeEmpty();

        var expected = await DumpAsync(restored);
        expected.Split("CREATE ").Length.Should().BeGreaterThan(30);
        (await DumpAsync(fresh)).Should().Be(expected);
    }

    /// <summary>pg_dump lists inherited columns first, wherever they stand; a baseline keeps them in place.</summary>
    private const string DropWhatDumpsReorder = "DROP TABLE IF EXISTS public.trees, public.adopted";

    /// <summary>
    /// Owners and privileges are not part of a baseline. Newer versions write a random word in \restrict. Options and tags stand
    /// in the order in which they were given, which means nothing.
    /// </summary>
    private static async Task<string> DumpAsync(TestDatabase database)
    {
        var dump = await RunAsync("pg_dump", database, ["--schema-only", "--no-owner", "--no-privileges"], "");
        return Lists().Replace(Restrict().Replace(dump, ""), list => string.Join(", ", list.Value.Split(", ").Order(StringComparer.Ordinal)));
    }

    private static async Task<string> RunAsync(string program, TestDatabase database, string[] arguments, string input)
    {
        var target = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var start = new ProcessStartInfo(Path.Combine(Binaries, program), arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PGHOST"] = target.Host;
        start.Environment["PGPORT"] = target.Port.ToString(null, null);
        start.Environment["PGUSER"] = target.Username;
        start.Environment["PGPASSWORD"] = target.Password;
        start.Environment["PGDATABASE"] = target.Database;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        (await errors).Should().BeEmpty();
        process.ExitCode.Should().Be(0);
        return await output;
    }

    [GeneratedRegex(@"(?<=^WITH \(|WHEN TAG IN \()[^)]*", RegexOptions.Multiline)]
    private static partial Regex Lists();

    [GeneratedRegex(@"^\\(un)?restrict .*$", RegexOptions.Multiline)]
    private static partial Regex Restrict();
}
