using System.Diagnostics;
using System.Text.Json;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli;

public sealed class BaselineCommandTests
{
    private Sandbox _sandbox = null!;

    [SetUp]
    public async Task CreateAsync()
    {
        _sandbox = await Sandbox.CreateAsync();
        await _sandbox.Write("0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY);").Write("0002_posts.sql", "CREATE TABLE posts (id int PRIMARY KEY);")
            .MigrateAsync(request: new MigrateRequest { Target = MigrationVersion.Parse("0001") });
    }

    [TearDown]
    public ValueTask DropAsync() => _sandbox.DisposeAsync();

    [Test]
    public async Task With_approval_it_says_what_it_stands_for_and_writes_it()
    {
        var result = await RunAsync("--approve");

        result.Error.Should().BeEmpty();
        result.ExitCode.Should().Be(0);
        _sandbox.Normalise(result.Output).Should().Match(
            """
            0010_base.sql stands for 0001-0002: 2 files.
            Of these 1 file never ran on this database, and never will: 0002_posts.sql.
            It makes 1 × schema, 1 × extension, 1 × table, 1 × column, 1 × constraint.
            Proved on an empty database: it makes the schema that is here, sha256:v1:*, and a second run changes nothing.
            Wrote /m/0010_base.sql. Review and commit it. The next migrate records it here without running it; an empty database starts with it.

            """);
        File.Exists(Written).Should().BeTrue();
    }

    [TestCase]
    [TestCase("--format", "json")]
    public async Task Where_nobody_can_be_asked_approval_must_be_given(params string[] arguments)
    {
        var result = await RunAsync(arguments);

        result.ExitCode.Should().Be(2);
        result.Error.Should().Be($"A baseline is written when somebody approves it, and nobody can be asked here. Nothing was done. Give --approve.{Environment.NewLine}");
        File.Exists(Written).Should().BeFalse();
    }

    [TestCase("y", 0, true)]
    [TestCase("n", 1, false)]
    [TestCase("", 1, false)]
    public async Task On_a_terminal_it_asks(string answer, int exitCode, bool isWritten)
    {
        var result = await OnTerminalAsync(answer);

        result.Output.Should().Contain($"Write {Written}? [y/N] ").And.Contain(isWritten ? $"Wrote {Written}." : "Nothing was written.");
        result.ExitCode.Should().Be(exitCode);
        File.Exists(Written).Should().Be(isWritten);
    }

    [Test]
    public async Task The_result_as_JSON_has_the_documented_fields()
    {
        using var json = JsonDocument.Parse((await RunAsync("--approve", "--format", "json", "--data", "users")).Output);

        json.RootElement.EnumerateObject().Select(property => property.Name).Should().Equal("format", "command", "location", "file", "fingerprint", "supersedes", "files", "neverRan", "objects", "written");
        json.RootElement.GetProperty("supersedes")[0].GetString().Should().Be("0001-0002");
        json.RootElement.GetProperty("objects").GetProperty("table").GetInt32().Should().Be(1);
    }

    [TestCase(1, "stand in the way", "--data", "plain")]
    [TestCase(2, "There is no table 'nowhere'", "--data", "nowhere")]
    [TestCase(2, "is no name of a migration", "--name", "No Name")]
    [TestCase(5, "cannot be reached", "--admin-connection", "Host=127.0.0.1;Port=1;Username=nobody")]
    public async Task What_cannot_be_done_is_refused_with_its_exit_code_and_nothing_is_written(int exitCode, string error, params string[] arguments)
    {
        await _sandbox.ExecuteAsync("CREATE TABLE plain (line text)");

        var result = await CommandLineProcess.RunOnAsync(
            _sandbox.ConnectionString, ["baseline", "--version", "0010", .. arguments.Contains("--name") ? [] : (string[])["--name", "base"], "--approve", "--migrations", _sandbox.Folder.FullPath, .. arguments]);

        result.Error.Should().Contain(error);
        result.ExitCode.Should().Be(exitCode);
        Directory.GetFiles(_sandbox.Folder.FullPath).Should().HaveCount(2);
    }

    [Test]
    public async Task An_empty_folder_will_do()
    {
        _sandbox.Delete("0001_users.sql").Delete("0002_posts.sql");
        await _sandbox.ExecuteAsync("DROP SCHEMA strict_migrations CASCADE");

        (await RunAsync("--approve")).ExitCode.Should().Be(0);

        (await File.ReadAllTextAsync(Written)).Should().StartWith("-- BASELINE: 0000\n");
    }

    private string Written => Path.Combine(_sandbox.Folder.FullPath, "0010_base.sql");

    private Task<Children.ChildResult> RunAsync(params string[] arguments) =>
        CommandLineProcess.RunOnAsync(_sandbox.ConnectionString, ["baseline", "--version", "0010", "--name", "base", "--migrations", _sandbox.Folder.FullPath, .. arguments]);

    /// <summary>In a pseudo-terminal, which the program script gives it; what it prints and its exit code come back.</summary>
    private async Task<Children.ChildResult> OnTerminalAsync(string answer)
    {
        var command = $"dotnet exec {CommandLineProcess.Program} baseline --version 0010 --name base --migrations {_sandbox.Folder.FullPath}";
        var start = new ProcessStartInfo("script", ["-qec", command, "/dev/null"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["STRICT_MIGRATIONS_CONNECTION"] = _sandbox.ConnectionString;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(answer);
        process.StandardInput.Flush();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Children.ChildResult(process.ExitCode, await output, await process.StandardError.ReadToEndAsync());
    }
}
