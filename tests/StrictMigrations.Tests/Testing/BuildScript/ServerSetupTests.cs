namespace StrictMigrations.Tests.Testing.BuildScript;

/// <summary>What <c>./build.sh setup</c> really calls.</summary>
[Once]
public sealed class ServerSetupTests
{
    [TestCase("apt-get", "apt-get update|apt-get install -y --no-install-recommends postgresql")]
    [TestCase("dnf", "dnf install -y postgresql-server")]
    [TestCase("apk", "apk add postgresql")]
    [TestCase("brew", "brew install postgresql")]
    public async Task The_package_manager_brings_the_server(string manager, string calls)
    {
        using var machine = new FakeMachine();
        // The "installation" makes the parked programs visible.
        machine.AddServer("parked");
        machine.Add(manager, "case \"$*\" in *postgresql*) mkdir -p $SYSTEM_ROOT/usr/lib/postgresql/15; mv $SYSTEM_ROOT/parked $SYSTEM_ROOT/usr/lib/postgresql/15/bin ;; esac");

        var (exitCode, output, _) = await machine.BuildAsync("setup");

        exitCode.Should().Be(0);
        output.Should().Be(
            $"PostgreSQL: not found; installing it with {manager}.\n" +
            $"PostgreSQL: the installed programs in {machine.Root}/usr/lib/postgresql/15/bin.\n");
        machine.Calls.Should().Equal(calls.Split('|'));
    }

    [Test]
    public async Task Docker_follows_a_package_manager_that_failed_and_the_container_is_removed()
    {
        using var machine = new FakeMachine()
            .Add("apt-get", "exit 100")
            .Add("docker", "case $1 in run) echo c0ffee ;; port) echo 127.0.0.1:49153 ;; esac");

        var (exitCode, output, errors) = await machine.BuildAsync("setup");

        exitCode.Should().Be(0);
        errors.Should().Be("apt-get did not bring a PostgreSQL server.\n");
        output.Should().Be(
            "PostgreSQL: not found; installing it with apt-get.\nPostgreSQL: not found; starting a container with Docker.\n");
        machine.Calls.Select(call => string.Join(' ', call.Split(' ').Take(2))).Should().Equal(
            "apt-get update", "docker info", "docker info", "docker run", "docker port", "docker exec", "docker rm");
        machine.Calls[^1].Should().Be("docker rm --force c0ffee");
    }

    [Test]
    public async Task Without_anything_left_it_ends_with_instructions()
    {
        using var machine = new FakeMachine().Add("apt-get", "exit 0");
        var (exitCode, _, errors) = await machine.BuildAsync("setup");

        exitCode.Should().Be(1);
        errors.Should().StartWith("apt-get did not bring a PostgreSQL server.\nNo PostgreSQL server was found, and none could be installed.");
    }
}
