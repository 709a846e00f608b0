using System.Diagnostics;
using Npgsql;
using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Schemas;

/// <summary>pg_dump comes with the installed server, so these tests use that one, whichever the others run on.</summary>
public sealed class RestoredDumpTests
{
    [TestCase(EveryKind.Sql, TestName = "Every kind dumped and restored elsewhere has the same fingerprint")]
    [TestCase(Expressions.Sql, TestName = "Every expression dumped and restored elsewhere has the same fingerprint")]
    public async Task A_schema_dumped_and_restored_elsewhere_has_the_same_fingerprint(string sql)
    {
        var binaries = Directory.GetDirectories("/usr/lib/postgresql").Select(folder => Path.Combine(folder, "bin"))
            .Where(folder => File.Exists(Path.Combine(folder, "pg_dump"))).Order(StringComparer.Ordinal).Last();
        await using var server = await PostgresServer.StartAsync(new() { BinDirectory = binaries });
        await using var source = await server.CreateDatabaseAsync();
        await using var target = await server.CreateDatabaseAsync();
        var original = await source.SnapshotAsync(sql);

        await RunAsync(Path.Combine(binaries, "psql"), target, ["-q", "-v", "ON_ERROR_STOP=1", "-c", "SET client_min_messages = error", "-f", "-"],
            await RunAsync(Path.Combine(binaries, "pg_dump"), source, ["--schema-only"], ""));

        var restored = await target.SnapshotAsync();
        restored.Objects.Length.Should().Be(original.Objects.Length);
        restored.Fingerprint.Should().Be(original.Fingerprint);
    }

    private static async Task<string> RunAsync(string program, TestDatabase database, string[] arguments, string input)
    {
        var target = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
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
        process.ExitCode.Should().Be(0, await errors);
        return await output;
    }
}
