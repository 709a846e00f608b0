using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Schemas;

/// <summary>pg_dump and psql of the installed server, whichever the tests run on.</summary>
internal static partial class ClientPrograms
{
    public static string Folder { get; } = Directory.GetDirectories("/usr/lib/postgresql").Select(folder => Path.Combine(folder, "bin"))
        .Where(folder => File.Exists(Path.Combine(folder, "pg_dump"))).Order(StringComparer.Ordinal).Last();

    /// <summary>The server that the tests run on, where the installed pg_dump reads it: its own major and older ones. Else the installed one.</summary>
    public static ValueTask<PostgresServer> StartServerAsync() =>
        PostgresServer.StartAsync(new() { BinDirectory = TestServer.Shared.Version < Major ? null : Folder });

    private static int Major => int.Parse(Path.GetFileName(Path.GetDirectoryName(Folder))!, CultureInfo.InvariantCulture);

    public static async Task CopyAsync(TestDatabase source, TestDatabase target, params string[] dumpArguments) =>
        await RunAsync("psql", target, ["-q", "-v", "ON_ERROR_STOP=1", "-c", "SET client_min_messages = error", "-f", "-"], await RunAsync("pg_dump", source, dumpArguments, ""));

    /// <summary>A schema as pg_dump says it. Owners and privileges are left out; newer versions write a random word in \restrict.</summary>
    public static async Task<string> DumpSchemaAsync(TestDatabase database, params string[] arguments) =>
        Restrict().Replace(await RunAsync("pg_dump", database, ["--schema-only", "--no-owner", "--no-privileges", .. arguments], ""), "");

    public static async Task<string> RunAsync(string program, TestDatabase database, string[] arguments, string input)
    {
        var target = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var start = new ProcessStartInfo(Path.Combine(Folder, program), arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
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

    [GeneratedRegex(@"^\\(un)?restrict .*$", RegexOptions.Multiline)]
    private static partial Regex Restrict();
}
