using System.Diagnostics;
using System.Text.RegularExpressions;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli;

/// <summary>On a terminal, which <c>script</c> plays.</summary>
[Once]
public sealed partial class TerminalTests
{
    private const string SlowIndex =
        """
        CREATE FUNCTION slow(id int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN PERFORM pg_sleep(0.02); RETURN id; END';
        CREATE TABLE posts AS SELECT generate_series(1, 120) AS id;
        CREATE INDEX posts_slow ON posts (slow(id));
        """;

    [Test]
    public async Task A_run_shows_each_migration_and_how_far_an_index_is()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0002_posts.sql", SlowIndex);

        var (exitCode, screen) = await RunAsync(columns: 100, environment: "", "migrate", "--connection", database.ConnectionString, "--migrations", folder.FullPath);

        exitCode.Should().Be(0, screen);
        screen.Should().MatchRegex(@"2/2 0002_posts\.sql: CREATE INDEX: building index[^,]*, (\d+|\?) %");
        screen.Should().MatchRegex(@"\x1b\[[0-9;]+mApplied\x1b\[0m 0001_users\.sql in \d+ ms: table public\.users added\.");
        Plain(screen).Should().MatchRegex(@"Migrations applied: 2, in \d+ ms\.");
    }

    [Test]
    public async Task Lines_and_the_redrawn_one_below_them_never_wait_for_each_other()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder();
        for (var version = 1; version <= 300; version++)
            folder.Write($"{version:D4}_nothing.sql", "SELECT 1;");

        var (exitCode, screen) = await RunAsync(columns: 100, environment: "", "migrate", "--connection", database.ConnectionString, "--migrations", folder.FullPath, "--rule", "effect/none=off");

        exitCode.Should().Be(0, Plain(screen));
        Plain(screen).Should().Contain("Migrations applied: 300,");
    }

    [Test]
    public async Task No_colour_is_used_when_it_is_not_wanted()
    {
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0001_posts.sql", "CREATE TABLE posts (id int);");

        var coloured = await RunAsync(columns: 100, environment: "", "validate", "--files-only", "--migrations", folder.FullPath);
        var plain = await RunAsync(columns: 100, environment: "NO_COLOR=1 ", "validate", "--files-only", "--migrations", folder.FullPath);

        coloured.Screen.Should().MatchRegex(@"\x1b\[[0-9;]+merror\x1b\[0m ordering/duplicate");
        plain.Screen.Should().Contain("error ordering/duplicate").And.NotMatchRegex(@"\x1b\[[0-9;]*m");
        (coloured.ExitCode, plain.ExitCode).Should().Be((1, 1));
    }

    [Test]
    public async Task Escape_sequences_of_files_are_shown_and_never_obeyed()
    {
        using var folder = new MigrationFolder().Write("0001_x\u001b]0;title\u0007.sql", "SELECT 1;");

        var (_, screen) = await RunAsync(columns: 200, environment: "NO_COLOR=1 ", "validate", "--files-only", "--migrations", folder.FullPath);

        screen.Should().Contain(@"0001_x\u001b]0;title\u0007.sql").And.NotContain("\u001b]0;").And.NotContain("\u0007");
    }

    [TestCase("status")]
    [TestCase("validate")]
    [TestCase("migrate", "--help")]
    [TestCase("status", "--connection", "Host=127.0.0.1;Port=1;Username=app")]
    public async Task Forty_columns_are_enough_to_read(params string[] arguments)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0002_posts.sql", "CREATE TABLE posts (id int);");
        await CommandLineProcess.RunAsync("migrate", "--connection", database.ConnectionString, "--migrations", folder.FullPath, "--target", "1");
        string[] where = arguments.Length > 1 ? ["--migrations", folder.FullPath] : ["--connection", database.ConnectionString, "--migrations", folder.FullPath];

        var (_, screen) = await RunAsync(columns: 40, environment: "NO_COLOR=1 ", [.. arguments, .. where]);

        // What is longer than a line is a word without blanks, such as a path or a hash.
        Plain(screen).Split('\n').Where(line => line.TrimEnd().Length > 40 && line.Trim().Contains(' ', StringComparison.Ordinal)).Should().BeEmpty();
        screen.Should().NotContain("   at ");
        if (arguments is ["status"])
            Plain(screen).Should().MatchRegex(@"Applied +0001 users\n +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d, [\d.]+ ms\nPending +0002 posts\n");
    }

    private static async Task<(int ExitCode, string Screen)> RunAsync(int columns, string environment, params string[] arguments)
    {
        var command = string.Join(' ', arguments.Select(argument => $"'{argument}'"));
        var start = new ProcessStartInfo("script", ["-q", "-e", "-c", $"stty cols {columns} rows 50; {environment}exec timeout --foreground 240 dotnet exec '{CommandLineProcess.Program}' {command}", "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["TERM"] = "xterm-256color";
        using var process = Process.Start(start)!;
        var screen = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, screen.Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    private static string Plain(string screen) => Escapes().Replace(screen, "");

    [GeneratedRegex(@"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>]|\r")]
    private static partial Regex Escapes();
}
