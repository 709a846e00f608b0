using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli;

/// <summary>What names of files and of objects could do in a log, and do not: no escape sequence, no line of theirs that looks like one of ours, no command to a pipeline.</summary>
[Once]
public sealed class HostileOutputTests
{
    private const string Name = "x\u001b[31m\nerror forged y: z\n::error::owned ##[add-mask]a\u202e";

    private static readonly Dictionary<string, string?> OnGitHub = new() { ["GITHUB_ACTIONS"] = "true" };

    [TestCase("validate", "--files-only")]
    [TestCase("validate", "--files-only", "--naming", "flyway")]
    [TestCase("status", "--verbose", "--rule", "naming/misnamed=warning")]
    [TestCase("migrate")]
    [TestCase("inspect")]
    public async Task A_file_s_name_is_shown_and_never_obeyed(params string[] arguments)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write($"V2__{Name}.sql", "SELECT 1").Write($"{Name}.txt", "");
        string[] where = arguments[0] == "inspect" ? [Path.Combine(folder.FullPath, $"V2__{Name}.sql")] : ["--connection", database.ConnectionString, "--migrations", folder.FullPath];

        var result = await CommandLineProcess.RunInAsync(Environment.CurrentDirectory, OnGitHub, [.. arguments, .. where]);

        var text = string.Concat((result.Output + result.Error).Split('\n').Where(line => !line.StartsWith("::error file=", StringComparison.Ordinal) && !line.StartsWith("::warning file=", StringComparison.Ordinal)).Select(line => line + "\n"));
        text.Should().Contain(@"x\u001b[31m").And.Contain(@"a\u202e").And.NotContain("\u001b").And.NotContain("\u202e");
        ShouldForgeNothing(text);
    }

    [TestCase("validate")]
    [TestCase("status", "--changes")]
    [TestCase("snapshot")]
    public async Task So_is_an_object_s_name(params string[] arguments)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", $"CREATE TABLE \"{Name}\" (id int);");
        string[] migrations = arguments[0] == "snapshot" ? [] : ["--migrations", folder.FullPath];
        await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", folder.FullPath);
        await Query.ScalarAsync(database.ConnectionString, $"ALTER TABLE \"{Name}\" ADD \"{Name}\" int; ALTER TABLE \"{Name}\" DROP id");

        var result = await CommandLineProcess.RunInAsync(Environment.CurrentDirectory, OnGitHub, [.. arguments, "--connection", database.ConnectionString, .. migrations]);

        (result.Output + result.Error).Should().Contain(@"x\u001b[31m").And.NotContain("\u001b");
        ShouldForgeNothing(result.Output);
    }

    [Test]
    public async Task So_is_what_the_server_says()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "DO $$ BEGIN RAISE EXCEPTION E'no\\n::error::owned\\n  ::stop-commands::x \\x1b[31m ##[error]y'; END $$;");

        var result = await CommandLineProcess.RunInAsync(Environment.CurrentDirectory, OnGitHub, "migrate", "--connection", database.ConnectionString, "--migrations", folder.FullPath);

        result.ExitCode.Should().Be(3);
        result.Error.Should().Contain("\n\\u003a:error::owned").And.Contain(@"\u001b[31m #\u0023[error]y").And.NotContain("\u001b");
        result.Error.Split('\n').Where(line => line.TrimStart().StartsWith("::", StringComparison.Ordinal)).Should().OnlyContain(line => line.StartsWith("::error file=", StringComparison.Ordinal));
    }

    private static void ShouldForgeNothing(string text)
    {
        var lines = text.Split('\n');
        lines.Should().NotContain(line => line.StartsWith("error forged", StringComparison.Ordinal) || line.TrimStart().StartsWith("::", StringComparison.Ordinal) || line.Contains("##[", StringComparison.Ordinal));
    }
}
