using System.Text.Json;
using StrictMigrations.Tests.Cli.Settings;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli;

[Once]
public sealed class UsageTests
{
    [TestCase("")]
    [TestCase("migrate")]
    [TestCase("plan")]
    [TestCase("new")]
    [TestCase("status")]
    [TestCase("validate")]
    [TestCase("resolve")]
    [TestCase("accept")]
    [TestCase("baseline")]
    [TestCase("retire")]
    [TestCase("renumber")]
    [TestCase("rollback")]
    [TestCase("snapshot")]
    [TestCase("diff")]
    [TestCase("inspect")]
    [TestCase("graph")]
    [TestCase("audit")]
    [TestCase("adopt")]
    [TestCase("ledger")]
    [TestCase("ledger verify")]
    [TestCase("ledger export")]
    public async Task The_help_text_is_the_approved_one(string command)
    {
        var result = await CommandLineProcess.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        result.ExitCode.Should().Be(0);
        Approved.ShouldEqual(result.Output, command.Length == 0 ? "help" : $"help-{command.Replace(' ', '-')}");
    }

    [TestCase("'migrat' is no command. Did you mean 'migrate'?", "migrat")]
    [TestCase("Required command was not provided.")]
    [TestCase("'--verbos' is no option of strict-migrations status. Did you mean '--verbose'?", "status", "--verbos")]
    [TestCase("--naming is 'liquibase'. Give strict, flyway or golang-migrate.", "migrate", "--naming", "liquibase")]
    [TestCase("--rule is 'ordering/gap'. Give ID=SEVERITY.", "validate", "--rule", "ordering/gap")]
    [TestCase("--rule is 'ordering/gap=fatal'. Give ID=SEVERITY.", "validate", "--rule", "ordering/gap=fatal")]
    [TestCase("--target is 'latest'. Give a version, such as 0030.", "migrate", "--target", "latest")]
    [TestCase("--run-lock-timeout is '5 minutes'. Give a whole number and a unit: ms, s, min or h.", "migrate", "--run-lock-timeout", "5 minutes")]
    [TestCase("--map is 'file=x'. Give KEY=COLUMN parted by commas; the keys are filename,", "adopt", "--map", "file=x")]
    [TestCase("--preset is 'rails'. Give schema-migrations, dbup,", "adopt", "--preset", "rails")]
    [TestCase("No database was named. There are three ways:\n  --connection 'Host=…;Database=…;Username=…'\n  the environment variable STRICT_MIGRATIONS_CONNECTION\n  \"connection\" in a strict-migrations.json in this folder or above", "migrate")]
    [TestCase("--promotable is about a plan file: give --out FILE with it, and not --sql.", "plan", "--promotable")]
    [TestCase("The migrations folder /nowhere does not exist. Name it with --migrations DIR.", "validate", "--files-only", "--migrations", "/nowhere")]
    [TestCase("The connection string names no server. Add Host=…", "status", "--connection", "Database=app", "--migrations", "$folder")]
    [TestCase("Rules names 'ordering/gab', which no validator has. Did you mean 'ordering/gap'?", "validate", "--files-only", "--migrations", "$folder", "--rule", "ordering/gab=off")]
    [TestCase("LedgerSchema is 'pg_ledger'", "validate", "--files-only", "--migrations", "$folder", "--ledger-schema", "pg_ledger")]
    public async Task A_wrong_usage_is_explained(string message, params string[] arguments)
    {
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");

        var result = await CommandLineProcess.RunAsync([.. arguments.Select(argument => argument == "$folder" ? folder.FullPath : argument)]);

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain(message).And.NotContain("   at ");
        result.Output.Should().BeEmpty();
    }

    [TestCase("migarte", "--migrations", "m", "--verbose")]
    [TestCase("--verbose", "migarte")]
    public async Task A_misspelt_command_is_all_that_is_told_and_not_that_its_options_are_unknown(params string[] arguments)
    {
        var result = await CommandLineProcess.RunAsync(arguments);

        result.ExitCode.Should().Be(2);
        result.Error.Should().StartWith("'migarte' is no command. Did you mean 'migrate'? There are: ").And.NotContain("is no option");
        result.Error.Should().EndWith("Run 'strict-migrations --help' to see what it takes.\n");
    }

    [TestCase("migrate", "migrate", "--naming", "liquibase", "--format", "json")]
    [TestCase("ledger verify", "ledger", "verify", "--verbos", "--format=json")]
    [TestCase("validate", "validate", "--migrations", "/nowhere", "--format", "json")]
    [TestCase("diff", "diff", "a.json", "--format", "json")]
    [TestCase(null, "migrat", "--format", "json")]
    [TestCase("status", "status", "--verbos", "--format:json")]
    public async Task A_wrong_usage_is_told_to_programs_too(string? command, params string[] arguments)
    {
        var result = await CommandLineProcess.RunAsync(arguments);

        var document = JsonDocument.Parse(result.Output).RootElement;
        document.EnumerateObject().Select(property => property.Name).Should().Equal("format", "command", "exitCode", "error", "findings");
        document.GetProperty("command").GetString().Should().Be(command);
        document.GetProperty("exitCode").GetInt32().Should().Be(2);
        result.ExitCode.Should().Be(2);
        result.Error.Should().Be(document.GetProperty("error").GetString() + Environment.NewLine).And.NotBe(Environment.NewLine);
    }

    [TestCase("{}", "json", "status", "--verbos")]
    [TestCase("{}", "json", "migrate", "--naming", "liquibase")]
    [TestCase("{", "json", "status")]
    [TestCase("""{"format": "json"}""", null, "status", "--verbos")]
    public async Task Nor_need_the_format_be_typed(string settings, string? variable, params string[] arguments)
    {
        using var project = new Project().Write("strict-migrations.json", settings);

        var result = await project.RunInAsync(".", new() { ["STRICT_MIGRATIONS_FORMAT"] = variable }, arguments);

        var document = JsonDocument.Parse(result.Output).RootElement;
        (document.GetProperty("command").GetString(), document.GetProperty("exitCode").GetInt32(), result.ExitCode).Should().Be((arguments[0], 2, 2));
        result.Error.Should().Be(document.GetProperty("error").GetString() + Environment.NewLine);
    }

    [TestCase("status", "--verbos", "--format", "text")]
    [TestCase("graph", "--stats")]
    [TestCase("snapshot", "--commets")]
    [TestCase("ledger", "export", "--outptu")]
    public async Task A_typed_format_wins_and_what_would_be_taken_for_the_result_is_not_printed(params string[] arguments)
    {
        var result = await CommandLineProcess.RunInAsync(Environment.CurrentDirectory, new Dictionary<string, string?> { ["STRICT_MIGRATIONS_FORMAT"] = "json" }, arguments);

        (result.ExitCode, result.Output).Should().Be((2, ""));
        result.Error.Should().NotBeEmpty();
    }

    [TestCase("graph", "--format", "json")]
    [TestCase("snapshot", "--commets", "--format", "json")]
    [TestCase("plan", "--sql", "--promotable", "--format", "json")]
    [TestCase("migrate", "--naming", "liquibase", "--format", "text")]
    public async Task Where_standard_output_is_a_snapshot_or_a_script_or_text_it_stays_empty(params string[] arguments)
    {
        var result = await CommandLineProcess.RunAsync(arguments);

        (result.ExitCode, result.Output).Should().Be((2, ""));
    }

    [TestCase("--connection", "Host=localhost;Pasword=hush-hush")]
    [TestCase("--conection", "Host=localhost;Password=hush-hush")]
    [TestCase("--conection=Host=localhost;Password=hush-hush")]
    [TestCase("--connection", "Host=localhost", "Password=hush-hush")]
    [TestCase("--connection", "postgres://app:hush-hush@localhost/app")]
    public async Task A_wrong_connection_is_not_repeated_because_it_has_the_password(params string[] arguments)
    {
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");

        var result = await CommandLineProcess.RunAsync(["migrate", "--migrations", folder.FullPath, .. arguments]);

        result.ExitCode.Should().Be(2);
        result.Error.Should().NotBeEmpty().And.NotContain("hush").And.NotContain("   at ");
    }

    [Test]
    public async Task A_folder_without_scripts_is_refused()
    {
        using var folder = new MigrationFolder();

        var result = await CommandLineProcess.RunAsync("validate", "--files-only", "--migrations", folder.FullPath);

        result.ExitCode.Should().Be(2);
        result.Error.Should().Be($"The migrations folder {folder.FullPath} has no .sql file in it. Name another with --migrations DIR.{Environment.NewLine}");
    }
}
