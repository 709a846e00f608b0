using System.Diagnostics;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli;

/// <summary>What a person or a machine does to a command that runs.</summary>
public sealed class InterruptionTests
{
    [TestCase("-INT", "", "applied", "Pending")]
    [TestCase("-TERM", "", "applied", "Pending")]
    [TestCase("-INT", "-- TRANSACTION: none\n", "advanced", "Interrupted")]
    public async Task A_signal_cancels_the_statement_and_the_ledger_knows(string signal, string header, string kind, string state)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0002_sleep.sql", $"{header}CREATE TABLE posts (id int); SELECT pg_sleep(60);");
        using var child = CommandLineProcess.Start(database.ConnectionString, "migrate", "--migrations", folder.FullPath);
        while (await Query.ScalarAsync(database.ConnectionString, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'") is not 1L)
            child.HasEnded.Should().BeFalse();

        child.Signal(signal);
        var result = await child.CompleteAsync();

        result.ExitCode.Should().Be(130);
        result.Error.Should().StartWith("Cancelled.").And.NotContain("   at ");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")).Should().Be(0L);
        (await Query.ScalarAsync(database.ConnectionString, "SELECT kind FROM strict_migrations.ledger ORDER BY id DESC LIMIT 1")).Should().Be(kind);
        (await CommandLineProcess.RunOnAsync(database.ConnectionString, "ledger", "verify")).ExitCode.Should().Be(0);
        (await CommandLineProcess.RunOnAsync(database.ConnectionString, "status", "--migrations", folder.FullPath)).Output.Should().MatchRegex(@"Applied +0001 +users").And.MatchRegex($@"{state} +0002 +sleep");
    }

    [TestCase("status --migrations")]
    [TestCase("validate --format json --migrations")]
    [TestCase("ledger export --ledger-schema strict_migrations #")]
    [TestCase("--help #")]
    public async Task A_reader_that_goes_away_is_no_failure(string arguments)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder();
        foreach (var number in Enumerable.Range(1, 40))
            folder.Write($"{number:0000}_table.sql", $"CREATE TABLE t{number} (id int);");
        await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", folder.FullPath);

        var start = new ProcessStartInfo("sh", ["-c", $"{{ dotnet exec '{CommandLineProcess.Program}' {arguments.Replace(" #", "", StringComparison.Ordinal)}{(arguments.EndsWith('#') ? "" : $" '{folder.FullPath}'")}; echo \"ended with $?\" >&2; }} | head -1"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["STRICT_MIGRATIONS_CONNECTION"] = database.ConnectionString;
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync();

        (await process.StandardOutput.ReadToEndAsync()).Split('\n').Should().HaveCount(2);
        error.Should().Be("ended with 0\n");
    }
}
