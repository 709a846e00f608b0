using System.Diagnostics;
using System.Text.Json;
using StrictMigrations.Testing;
using StrictMigrations.Tests.Children;
using StrictMigrations.Tests.Cli;

namespace StrictMigrations.Tests.Audits;

/// <summary>The way out at an audit's end, run by a shell as it is printed: this database and a fresh one end with one schema.</summary>
public sealed class RescueTests
{
    private string _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("rescue-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("history.sql")]
    [TestCase("history-early.sql")]
    public async Task The_commands_as_printed_lead_out_of_the_sample(string history)
    {
        await using var live = await AuditedDatabase.OfSampleAsync(history);
        await using var fresh = await TestServer.NewDatabaseAsync();
        Directory.CreateSymbolicLink(Path.Combine(_folder, "migrations"), live.Folder);
        var (schema, rows) = (await SchemaAsync(live.ConnectionString), await RowsAsync(live));

        foreach (var command in await RescueAsync(live.ConnectionString))
            (await RunAsync(live.ConnectionString, command)).ExitCode.Should().Be(0, command);

        (await SchemaAsync(live.ConnectionString)).Should().Be(schema);
        (await RowsAsync(live)).Should().Be(rows);
        await RequireEqualAsync(live, fresh, "Applied 0030_establish_true_baseline.sql");
        File.Copy(Path.Combine(Repository.Root, "samples/BrokenHistory/next/0031_deactivated_users.sql"), Path.Combine(live.Folder, "0031_deactivated_users.sql"));
        (await RunAsync(live.ConnectionString, "strict-migrations migrate")).ExitCode.Should().Be(0);
        await RequireEqualAsync(live, fresh, "Applied 0031_deactivated_users.sql");
    }

    [Test]
    public async Task They_lead_out_where_rows_are_of_another_application_a_file_is_gone_and_one_was_edited()
    {
        await using var live = await AuditedDatabase.OfSampleAsync();
        await using var fresh = await TestServer.NewDatabaseAsync();
        Directory.CreateSymbolicLink(Path.Combine(_folder, "migrations"), live.Folder);
        await live.ExecuteAsync("INSERT INTO schema_migrations (filename, checksum) VALUES ('billing/it''s theirs.sql', 'x')");
        live.Replace("0003_media_library.sql", "CREATE TABLE", "-- edited\r\nCREATE TABLE");
        File.Delete(Path.Combine(live.Folder, "0004_workflows.sql"));

        foreach (var command in await RescueAsync(live.ConnectionString))
            (await RunAsync(live.ConnectionString, command)).ExitCode.Should().Be(0, command);

        await RequireEqualAsync(live, fresh, "Applied 0030_establish_true_baseline.sql");
    }

    private async Task<List<string>> RescueAsync(string connection)
    {
        using var json = JsonDocument.Parse((await RunAsync(connection, "strict-migrations audit --history schema_migrations --format json")).Output);
        var commands = json.RootElement.GetProperty("rescue").EnumerateArray().Select(step => step.GetProperty("command").GetString()).OfType<string>().ToList();
        commands.Should().HaveCount(6);
        return commands;
    }

    /// <summary>The story of the demo also compares what pg_dump says of both.</summary>
    private async Task RequireEqualAsync(AuditedDatabase live, TestDatabase fresh, string applied)
    {
        (await RunAsync(fresh.ConnectionString, "strict-migrations migrate")).Output.Should().Contain(applied);
        (await SchemaAsync(fresh.ConnectionString)).Should().Be(await SchemaAsync(live.ConnectionString));
    }

    private static async Task<Fingerprint> SchemaAsync(string connectionString)
    {
        await using var connection = await Query.OpenAsync(connectionString);
        return (await SnapshotReader.ReadAsync(connection)).Fingerprint;
    }

    private static Task<object?> RowsAsync(AuditedDatabase database) => Query.ScalarAsync(
        database.ConnectionString,
        "SELECT concat((SELECT json_agg(t ORDER BY id) FROM users t), (SELECT json_agg(t ORDER BY id) FROM roles t), (SELECT json_agg(t ORDER BY id) FROM schema_migrations t))");

    private async Task<ChildResult> RunAsync(string connection, string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"strict-migrations() {{ dotnet exec '{CommandLineProcess.Program}' \"$@\"; }}\n{command}"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["STRICT_MIGRATIONS_CONNECTION"] = connection;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        TestContext.Out.WriteLine($"{command}\n{await error}");
        return new ChildResult(process.ExitCode, await output, await error);
    }
}
