namespace StrictMigrations.Tests.Testing.BuildScript;

/// <summary>What <c>./build.sh setup --explain</c> says it would do, on machines that have one thing and not another.</summary>
[Once]
public sealed class ServerChoiceTests
{
    [Test]
    public async Task A_connection_string_comes_first_and_is_not_printed()
    {
        using var machine = new FakeMachine().Set("STRICT_MIGRATIONS_POSTGRES", "Host=h;Password=secret");
        machine.AddServer("usr/lib/postgresql/15/bin");
        (await ExplainAsync(machine)).Should().Be("PostgreSQL: the server that STRICT_MIGRATIONS_POSTGRES names.\n");
    }

    [Test]
    public async Task A_named_folder_comes_before_the_usual_ones()
    {
        using var machine = new FakeMachine();
        machine.AddServer("usr/lib/postgresql/18/bin");
        var named = machine.AddServer("elsewhere");
        machine.Set("STRICT_MIGRATIONS_POSTGRES_BIN", named);
        (await ExplainAsync(machine)).Should().Be($"PostgreSQL: the installed programs in {named}.\n");
    }

    [Test]
    public async Task A_named_folder_without_the_programs_is_refused()
    {
        using var machine = new FakeMachine().Set("STRICT_MIGRATIONS_POSTGRES_BIN", "/nowhere");
        machine.AddServer("usr/lib/postgresql/15/bin");
        var (exitCode, _, errors) = await machine.BuildAsync("setup", "--explain");

        exitCode.Should().Be(1);
        errors.Should().Be("STRICT_MIGRATIONS_POSTGRES_BIN is '/nowhere', where initdb, pg_ctl and postgres are not. Correct it, or unset it.\n");
    }

    [Test]
    public async Task Programs_on_the_path_are_found()
    {
        using var machine = new FakeMachine();
        var folder = machine.AddServer("tools");
        (await ExplainAsync(machine)).Should().Be($"PostgreSQL: the installed programs in {folder}.\n");
    }

    [TestCase("usr/lib/postgresql/9.6/bin", "usr/lib/postgresql/15/bin")]
    [TestCase("usr/pgsql-9.6/bin", "usr/pgsql-17/bin")]
    [TestCase("opt/homebrew/opt/postgresql@9.6/bin", "opt/homebrew/opt/postgresql@16/bin")]
    [TestCase("usr/local/opt/postgresql@9.6/bin", "usr/local/opt/postgresql@16/bin")]
    [TestCase("usr/libexec/postgresql9", "usr/libexec/postgresql17")]
    public async Task The_newest_in_the_usual_folders_is_found(string older, string newer)
    {
        using var machine = new FakeMachine().Add("apt-get", "exit 1");
        machine.AddServer(older);
        var folder = machine.AddServer(newer);
        (await ExplainAsync(machine)).Should().Be($"PostgreSQL: the installed programs in {folder}.\n");
    }

    [TestCase("apt-get")]
    [TestCase("dnf")]
    [TestCase("apk")]
    [TestCase("brew")]
    public async Task Without_a_server_the_package_manager_comes_before_Docker(string manager)
    {
        using var machine = new FakeMachine().Add(manager, "exit 1").Add("docker", "exit 0");
        (await ExplainAsync(machine)).Should().Be($"PostgreSQL: not found; installing it with {manager}.\n");
        machine.Calls.Should().BeEmpty("explaining does nothing");
    }

    [Test]
    public async Task Who_cannot_become_root_does_not_use_the_package_manager()
    {
        using var machine = new FakeMachine().Add("id", "echo 1000", recorded: false).Add("apt-get", "exit 0").Add("docker", "exit 0");
        (await ExplainAsync(machine)).Should().Be("PostgreSQL: not found; starting a container with Docker.\n");
    }

    [Test]
    public async Task Docker_without_its_daemon_is_no_choice()
    {
        using var machine = new FakeMachine().Add("docker", "exit 1");
        var (exitCode, output, errors) = await machine.BuildAsync("setup", "--explain");

        exitCode.Should().Be(1);
        output.Should().BeEmpty();
        errors.Should().Be(
            """
            No PostgreSQL server was found, and none could be installed. Do one of these and run this again:
              - export STRICT_MIGRATIONS_POSTGRES='Host=…;Username=…;Password=…;Database=postgres' (a superuser of a running server)
              - install the server: apt-get install postgresql | dnf install postgresql-server | apk add postgresql | brew install postgresql
              - export STRICT_MIGRATIONS_POSTGRES_BIN=/folder/with/initdb/pg_ctl/postgres
              - start Docker

            """);
    }

    private static async Task<string> ExplainAsync(FakeMachine machine)
    {
        var (exitCode, output, errors) = await machine.BuildAsync("setup", "--explain");
        errors.Should().BeEmpty();
        exitCode.Should().Be(0);
        return output;
    }
}
