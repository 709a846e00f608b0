namespace StrictMigrations.Tests.Testing.BuildScript;

/// <summary>What <c>./build.sh browser</c> calls.</summary>
[Once]
public sealed class BrowserTests
{
    private const string Cache = ".cache/strict-migrations";

    [Test]
    public async Task What_is_there_is_used()
    {
        using var machine = Machine().AddBrowser();
        var (exitCode, output, _) = await machine.BuildAsync("browser");

        exitCode.Should().Be(0);
        output.Should().Be($"Browser: {machine.Tools}/chromium\nPlaywright: {machine.Root}/{Cache}/playwright-core-1.65.1\n");
        machine.Calls.Should().BeEmpty();
    }

    [Test]
    public async Task The_package_manager_brings_the_browser()
    {
        using var machine = Machine().AddBrowser();
        File.Move(Path.Combine(machine.Tools, "chromium"), Path.Combine(machine.Root, "parked"));
        machine.Add("sudo", "[ $1 = -n ] || exec \"$@\"", recorded: false).Add("apt-get", "case \"$*\" in *chromium*) mv $SYSTEM_ROOT/parked $PATH/chromium ;; esac");

        var (exitCode, output, _) = await machine.BuildAsync("browser");

        exitCode.Should().Be(0);
        output.Should().StartWith($"chromium: not found; installing it with apt-get.\nBrowser: {machine.Tools}/chromium\n");
        machine.Calls.Should().Equal("apt-get update", "apt-get install -y --no-install-recommends chromium");
    }

    [Test]
    public async Task Npm_brings_what_drives_it_once()
    {
        using var machine = Machine().Add("chromium", "exit 0", recorded: false)
            .Add("npm", "mkdir package; : >playwright-core.tgz").Add("tar", "exit 0", recorded: false);

        var first = await machine.BuildAsync("browser");
        var second = await machine.BuildAsync("browser");

        (first.ExitCode, second.ExitCode).Should().Be((0, 0));
        first.Errors.Should().Be("Fetching playwright-core 1.65.1 …\n");
        Directory.Exists(Path.Combine(machine.Root, Cache, "playwright-core-1.65.1")).Should().BeTrue();
        machine.Calls.Should().Equal("npm pack --silent playwright-core@1.65.1");
    }

    [Test]
    public async Task Without_any_it_ends_with_instructions()
    {
        using var machine = Machine();
        var (exitCode, _, errors) = await machine.BuildAsync("browser");

        exitCode.Should().Be(1);
        errors.Should().Be("No chromium was found, and none could be installed. The tests of the HTML report need it. Install it, or name it: export STRICT_MIGRATIONS_CHROMIUM=/path/to/chromium\n");
    }

    [Test]
    public async Task A_wrong_name_is_not_passed_over()
    {
        using var machine = Machine().AddBrowser().Set("STRICT_MIGRATIONS_CHROMIUM", "/nowhere/chromium");
        var (exitCode, _, errors) = await machine.BuildAsync("browser");

        exitCode.Should().Be(1);
        errors.Should().Be("STRICT_MIGRATIONS_CHROMIUM is '/nowhere/chromium', which is no program. Correct it, or unset it.\n");
    }

    private static FakeMachine Machine() => new FakeMachine().Add("id", "echo 1000", recorded: false);
}
