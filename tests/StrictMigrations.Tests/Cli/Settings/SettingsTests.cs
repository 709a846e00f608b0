using System.Text.Json;

namespace StrictMigrations.Tests.Cli.Settings;

/// <summary>Options, variables and strict-migrations.json, as a user gives them.</summary>
[Once]
public sealed class SettingsTests
{
    private static readonly Dictionary<string, string?> NoVariables = [];

    [Test]
    public async Task Options_win_over_variables_and_variables_over_the_file_found_upwards()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var project = new Project().Write("db/scripts/0001_users.sql", "CREATE TABLE IF NOT EXISTS users (id int);").Write("app/readme.txt", "").Write(
            "db/strict-migrations.json", """{"$schema": "strict-migrations.schema.json", "connection": "${APP_DB}", "migrations": "scripts", "ledgerSchema": "of_file"}""");
        Directory.CreateDirectory(project.PathOf("db/deep/er"));

        foreach (var (variable, option) in new (string?, string?)[] { (null, null), ("of_variable", null), ("of_variable", "of_option") })
        {
            string[] options = option is null ? [] : ["--ledger-schema", option];
            (await project.RunInAsync("db/deep/er", new() { ["APP_DB"] = database.ConnectionString, ["STRICT_MIGRATIONS_LEDGER_SCHEMA"] = variable }, ["migrate", "--no-schema-validation", .. options])).ExitCode.Should().Be(0);
        }

        (await Query.ScalarAsync(database.ConnectionString, "SELECT string_agg(nspname, ' ' ORDER BY nspname) FROM pg_namespace WHERE nspname LIKE 'of\\_%'")).Should().Be("of_file of_option of_variable");
    }

    [Test]
    public async Task Every_kind_of_setting_can_stand_in_the_file_and_in_variables()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var project = new Project().Write("sql/1_users.up.sql", "CREATE TABLE ${schema}.users (id int);\n-- $${schema}").Write("contract.txt", "table app.users\n").Write("strict-migrations.json", """
            {
              "migrations": "./sql",
              "contract": "contract.txt",
              "naming": "golang-migrate",
              "rule": { "ordering/gap": "off" },
              "placeholder": { "schema": "other", "dollar": "$${kept}" },
              "managedSchemas": ["app", "other"],
              "noSchemaValidation": true
            }
            """);
        await Query.ScalarAsync(database.ConnectionString, "CREATE SCHEMA app");

        var result = await project.RunInAsync(".", new()
        {
            ["STRICT_MIGRATIONS_CONNECTION"] = database.ConnectionString,
            ["STRICT_MIGRATIONS_PLACEHOLDER"] = "schema=app; more=x",
            ["STRICT_MIGRATIONS_NO_SCHEMA_VALIDATION"] = "false",
            ["STRICT_MIGRATIONS_MANAGED_SCHEMAS"] = "app",
            ["STRICT_MIGRATIONS_NAMING"] = " ",
        }, "migrate", "--format", "json");

        result.Error.Should().BeEmpty();
        JsonDocument.Parse(result.Output).RootElement.GetProperty("applied")[0].GetProperty("file").GetString().Should().Be("1_users.up.sql");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT schema_fingerprint IS NOT NULL AND to_regclass('app.users') IS NOT NULL FROM strict_migrations.ledger ORDER BY id DESC LIMIT 1")).Should().Be(true);
    }

    [TestCase("""{"naming": "strict",}""", 1, 21, "This is not JSON: nothing follows this comma.")]
    [TestCase("{\n  // why\n}", 2, 3, "This is not JSON: it has no comments.")]
    [TestCase("{\n  \"connection\": hush-hush\n}", 2, 17, "This is not JSON: 'h' is an invalid start of a value.")]
    [TestCase("{\n  \"connection\": nulhush\n}", 2, 20, "This is not JSON: a value is a string in double quotes, true or false, an array or an object.")]
    [TestCase("[]", 1, 1, "The file is an array. Write an object, { … }.")]
    [TestCase("", 1, 1, "This is not JSON: ")]
    [TestCase("{\n  \"naming\": \"strict\",\n  \"migration\": \"sql\"\n}", 3, 3, "'migration' is no setting. Did you mean 'migrations'?")]
    [TestCase("{\"ä😀\": 1}", 1, 2, "'ä😀' is no setting. There are: connection, migrations, naming, rule,")]
    [TestCase("{\"searchPath\": \"ä😀\", \"drift\": 7}", 1, 32, "'drift' is a number. Write a string.")]
    [TestCase("{\"drift\": \"off\",\r\n \"drift\": \"off\"}", 2, 2, "'drift' stands here a second time. Remove one of them.")]
    [TestCase("{\"managedSchemas\": [\"a\", 2]}", 1, 26, "'managedSchemas' is a number. Write a string.")]
    [TestCase("{\"rule\": {\"ordering/gap\": false}}", 1, 27, "'ordering/gap' is a truth value. Write a string.")]
    [TestCase("{\n \"naming\": \"liquibase\"\n}", 2, 12, "--naming is 'liquibase'. Give strict, flyway or golang-migrate.")]
    [TestCase("{\n \"rule\": {\"ordering/gap\": \"fatal\"}\n}", 2, 27, "--rule is 'ordering/gap=fatal'. Give ID=SEVERITY.")]
    [TestCase("{\n \"searchPath\": \"app, ${NO_SUCH_VARIABLE}\"\n}", 2, 22, "The environment variable NO_SUCH_VARIABLE is not set. Set it, or write $${NO_SUCH_VARIABLE} if these letters themselves are meant.")]
    public async Task What_is_wrong_in_the_file_is_said_with_line_and_column(string text, int line, int column, string message)
    {
        using var project = new Project().Write("migrations/0001_users.sql", "CREATE TABLE users (id int);").Write("strict-migrations.json", text);

        var result = await project.RunInAsync("migrations", NoVariables, "validate", "--files-only", "--migrations", ".");

        result.ExitCode.Should().Be(2);
        result.Error.Should().StartWith($"{project.PathOf("strict-migrations.json")}:{line}:{column}: {message}").And.NotContain("hush").And.NotContain("   at ");
        result.Output.Should().BeEmpty();
    }

    [Test]
    public async Task A_file_that_is_no_text_or_no_file_is_refused()
    {
        using var project = new Project().Write("migrations/0001_users.sql", "CREATE TABLE users (id int);").Write("text/strict-migrations.json", "").Write("folder/strict-migrations.json/x", "");
        await File.WriteAllBytesAsync(project.PathOf("text/strict-migrations.json"), [.. "{\"searchPath\": \"M"u8, 0xFC, .. "nchen\"}"u8]);

        var text = await project.RunInAsync("text", NoVariables, "validate", "--files-only", "--migrations", "../migrations");
        var folder = await project.RunInAsync("folder", NoVariables, "validate", "--files-only", "--migrations", "../migrations");

        text.Error.Should().Contain("strict-migrations.json:1:16: This is no text in UTF-8. Save the file as UTF-8.");
        folder.Error.Should().Contain("/folder/strict-migrations.json cannot be read: this is a folder.");
        (text.ExitCode, folder.ExitCode).Should().Be((2, 2));
    }

    [TestCase("STRICT_MIGRATIONS_DRIFT", "warning", "STRICT_MIGRATIONS_DRIFT: --drift is 'warning'. Give error, strict, warn or off.")]
    [TestCase("STRICT_MIGRATIONS_NO_SCHEMA_VALIDATION", "yes", "STRICT_MIGRATIONS_NO_SCHEMA_VALIDATION is 'yes'. Give true or false.")]
    public async Task A_wrong_variable_is_named(string name, string value, string message)
    {
        using var project = new Project().Write("migrations/0001_users.sql", "CREATE TABLE users (id int);");

        var result = await project.RunInAsync(".", new() { [name] = value }, "validate", "--files-only");

        result.ExitCode.Should().Be(2);
        result.Error.Should().StartWith(message);
    }

    [Test]
    public async Task A_misspelled_variable_is_warned_of_and_others_are_let_alone()
    {
        using var project = new Project().Write("migrations/0001_users.sql", "CREATE TABLE users (id int);");

        var result = await project.RunInAsync(".", new()
        {
            ["STRICT_MIGRATIONS_NAMIN"] = "flyway",
            ["STRICT_MIGRATIONS_CONNECTION_B"] = "Host=elsewhere",
            ["STRICT_MIGRATIONS_POSTGRES"] = "Host=server-of-tests",
            ["STRICT_MIGRATIONS_POSTGRES_BIN"] = "/nowhere",
        }, "validate", "--files-only");

        result.ExitCode.Should().Be(0);
        result.Error.Should().Be("warning: The environment variable STRICT_MIGRATIONS_NAMIN is no setting. Did you mean STRICT_MIGRATIONS_NAMING?\n");
    }

    [Test]
    public async Task Help_and_a_command_that_is_told_everything_do_not_care_for_a_wrong_file()
    {
        using var project = new Project().Write("a.sql", "SELECT 1").Write("strict-migrations.json", "{");

        (await project.RunInAsync(".", NoVariables, "migrate", "--help")).ExitCode.Should().Be(0);
        (await project.RunInAsync(".", NoVariables, "inspect", "a.sql", "--format", "text")).Output.Should().Be("a.sql:1:1: SELECT\n");
    }

    [Test]
    public async Task How_results_are_printed_and_reports_are_settings_too()
    {
        using var project = new Project().Write("db/migrations/0001_users.sql", "CREATE TABLE users (id int);").Write("db/strict-migrations.json", """{"format": "json", "report": ["sarif=out/a.sarif", "b.html"]}""");
        Directory.CreateDirectory(project.PathOf("db/out"));

        var fromFile = await project.RunInAsync("db/out", NoVariables, "validate", "--files-only", "--migrations", "../migrations");
        var fromVariables = await project.RunInAsync("db", new() { ["STRICT_MIGRATIONS_FORMAT"] = "text", ["STRICT_MIGRATIONS_REPORT"] = "c.md, junit=d" }, "validate", "--files-only");
        var typed = await project.RunInAsync("db", NoVariables, "validate", "--files-only", "--format", "text", "--report", "e.txt");
        var drawn = await project.RunInAsync("db", NoVariables, "graph");

        JsonDocument.Parse(fromFile.Output).RootElement.GetProperty("command").GetString().Should().Be("validate");
        fromVariables.Output.Should().EndWith("No errors.\n");
        typed.Output.Should().EndWith("No errors.\n");
        drawn.Output.Should().StartWith("flowchart TD");
        Directory.GetFiles(project.PathOf("db"), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(project.PathOf("db"), file)).Order(StringComparer.Ordinal)
            .Should().Equal("b.html", "c.md", "d", "e.txt", "migrations/0001_users.sql", "out/a.sarif", "strict-migrations.json");
    }

    [TestCase("format", "\"xml\"", "--format is 'xml'. Give text or json.")]
    [TestCase("report", "[\"a.pdf\"]", "the ending of 'a.pdf' says no format.")]
    public async Task A_wrong_format_or_report_in_the_file_is_said_with_its_place(string name, string value, string message)
    {
        using var project = new Project().Write("migrations/0001_users.sql", "CREATE TABLE users (id int);").Write("strict-migrations.json", $$"""{"{{name}}": {{value}}}""");

        var result = await project.RunInAsync(".", NoVariables, "validate", "--files-only");

        result.ExitCode.Should().Be(2);
        result.Error.Should().StartWith($"{project.PathOf("strict-migrations.json")}:1:").And.Contain(message);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_search_ends_at_the_root_of_the_repository(bool isWorktree)
    {
        using var project = new Project().Write("strict-migrations.json", """{"drift": "of-somebody-else"}""").Write("repository/app/migrations/0001_users.sql", "CREATE TABLE users (id int);");
        project.Write(isWorktree ? "repository/.git" : "repository/.git/HEAD", "gitdir: elsewhere");

        var without = await project.RunInAsync("repository/app", NoVariables, "validate", "--files-only");
        project.Write("repository/strict-migrations.json", """{"drift": "of-the-repository"}""");
        var with = await project.RunInAsync("repository/app", NoVariables, "validate", "--files-only");

        without.ExitCode.Should().Be(0, without.Error);
        with.Error.Should().Contain("--drift is 'of-the-repository'.");
    }

    [Test]
    public async Task What_a_command_does_not_need_may_be_undefined()
    {
        using var project = new Project().Write("migrations/0001_users.sql", "CREATE TABLE users (id int);").Write("strict-migrations.json", """{"connection": "${PRODUCTION_DB}", "adminConnection": "${ADMIN}"}""");

        var files = await project.RunInAsync(".", NoVariables, "validate", "--files-only");
        var given = await project.RunInAsync(".", NoVariables, "status", "--connection", "Host=127.0.0.1;Port=1;Username=app");
        var needed = await project.RunInAsync(".", NoVariables, "status");

        files.ExitCode.Should().Be(0);
        given.ExitCode.Should().Be(5);
        needed.ExitCode.Should().Be(2);
        needed.Error.Should().Contain("strict-migrations.json:1:17: The environment variable PRODUCTION_DB is not set.");
    }
}
