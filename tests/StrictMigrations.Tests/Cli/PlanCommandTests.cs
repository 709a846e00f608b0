using System.Text.Json;
using StrictMigrations.Testing;
using StrictMigrations.Tests.Children;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli;

public sealed class PlanCommandTests
{
    [Test]
    public async Task A_plan_is_written_shown_and_carried_out()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder();
        using var output = new MigrationFolder();
        var file = Path.Combine(output.FullPath, "plan.json");

        var planned = await RunAsync(database, folder, "plan", "--out", file);
        var migrated = await RunAsync(database, folder, "migrate", "--plan", file);
        var again = await RunAsync(database, folder, "migrate", "--plan", file);

        planned.Error.Should().BeEmpty();
        planned.Output.Should().MatchRegex(@"\A   1\. 0001_users\.sql  Pending        in one transaction\n   2\. 0002_index\.sql  Pending        without transaction\n\nMade for the ledger head 0:0{64}\.\nWrote .*/plan\.json, for this database as it is now: strict-migrations migrate --plan .*/plan\.json\n\z");
        Directory.GetFiles(output.FullPath).Should().Equal(file);
        migrated.ExitCode.Should().Be(0, migrated.Error);
        migrated.Output.Should().Contain("Applied 0001_users.sql").And.Contain("Applied 0002_index.sql");
        again.ExitCode.Should().Be(1);
        again.Error.Should().StartWith("Nothing was changed. 4 errors:").And.Contain("error plan/not-pending").And.Contain("here its state is Applied").And.Contain("error plan/ledger-head the ledger: The plan was made for the ledger head 0:");
    }

    [Test]
    public async Task The_steps_and_the_states_behind_them_as_JSON()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder();
        await RunAsync(database, folder, "migrate", "--target", "1");

        var json = JsonDocument.Parse((await RunAsync(database, folder, "plan", "--format", "json")).Output).RootElement;

        json.EnumerateObject().Select(property => property.Name).Should().Equal("format", "command", "target", "ledgerHead", "stateDigest", "schemaFingerprint", "steps", "records", "states");
        var step = json.GetProperty("steps").EnumerateArray().Single();
        step.EnumerateObject().Select(property => property.Name).Should().Equal("file", "version", "name", "checksum", "transaction");
        (step.GetProperty("file").GetString(), step.GetProperty("transaction").GetBoolean()).Should().Be(("0002_index.sql", false));
        json.GetProperty("states").EnumerateArray().Select(state => $"{state.GetProperty("file")} {state.GetProperty("state")}").Should().Equal("0001_users.sql Applied", "0002_index.sql Pending");
        json.GetProperty("ledgerHead").GetString().Should().StartWith("1:");
    }

    [Test]
    public async Task The_script_for_reviewers_goes_to_standard_output_or_a_file_and_is_SQL()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder();
        using var output = new MigrationFolder();
        var file = Path.Combine(output.FullPath, "review.sql");

        var shown = await RunAsync(database, folder, "plan", "--sql", "--target", "1");
        var written = await RunAsync(database, folder, "plan", "--sql", "--target", "1", "--out", file);

        shown.Output.Should().StartWith("-- What strict-migrations would run, in this order: 1 migration.\n").And.Contain("-- This is for reading. Run by hand it records nothing");
        written.Output.Should().Be($"Wrote {file}.\n");
        (await File.ReadAllTextAsync(file)).Should().Be(shown.Output);
        await Query.ScalarAsync(database.ConnectionString, shown.Output);
        (await Query.ScalarAsync(database.ConnectionString, "SELECT to_regclass('users')::text")).Should().Be("users");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT to_regnamespace('strict_migrations')::text")).Should().Be(DBNull.Value);
    }

    [Test]
    public async Task A_dry_run_shows_what_would_be_done_and_leaves_nothing()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder();

        var tried = await RunAsync(database, folder, "migrate", "--dry-run", "--target", "1");
        var json = JsonDocument.Parse((await RunAsync(database, folder, "migrate", "--dry-run", "--target", "1", "--format", "json")).Output).RootElement;
        var refused = await RunAsync(database, folder, "migrate", "--dry-run");

        tried.ExitCode.Should().Be(0, tried.Error);
        tried.Output.Should().MatchRegex(@"\AWould apply 0001_users\.sql, tried in \d+ ms: table public\.users added\.\nDry run\. Migrations tried and rolled back: 1\. Nothing was changed\.\n\z");
        json.GetProperty("dryRun").GetBoolean().Should().BeTrue();
        json.GetProperty("applied").GetArrayLength().Should().Be(1);
        refused.ExitCode.Should().Be(1);
        refused.Error.Should().Contain("error dry-run/no-transaction ").And.Contain("0002_index.sql runs without transaction");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT to_regclass('users')::text")).Should().Be(DBNull.Value);
    }

    [TestCase("0003", "There is no migration with the version 0003; the highest is 0002. Nothing was changed. Name an existing version as target.")]
    [TestCase("1", "The target 1 is below 0002, which is applied already. Nothing was changed. Migrating never goes back; roll back instead.")]
    public async Task A_target_that_leads_nowhere_is_an_error(string target, string message)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder();
        await RunAsync(database, folder, "migrate");

        foreach (var command in new[] { "migrate", "plan" })
        {
            var result = await RunAsync(database, folder, command, "--target", target);
            result.ExitCode.Should().Be(2);
            result.Error.Should().Be($"{message}\n");
        }
    }

    [TestCase("{\n  \"format\": 1,\n  \"kind\"", "plan.json:3:9: this is no JSON: the file is cut off here. Nothing was changed. Make the plan again: strict-migrations plan --out FILE.")]
    [TestCase("{ \"kind\": \"strict-migrations plan\", \"format\": 2 }", "plan.json has format 2, which a newer version of StrictMigrations wrote")]
    [TestCase("\u00e4\ufffd", "plan.json:1:1: this is no JSON. Nothing was changed.")]
    public async Task A_plan_file_that_cannot_be_used_is_wrong_usage_and_named(string text, string message)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder().Write("plan.json", text);

        var result = await RunAsync(database, folder, "migrate", "--plan", Path.Combine(folder.FullPath, "plan.json"));

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain(message).And.NotContain("   at ");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT to_regclass('users')::text")).Should().Be(DBNull.Value);
    }

    [Test]
    public async Task A_plan_file_that_was_edited_or_is_gone_is_refused()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder();
        using var output = new MigrationFolder();
        var file = Path.Combine(output.FullPath, "plan.json");
        await RunAsync(database, folder, "plan", "--out", file);
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\"binding\": \"database\"", "\"binding\": \"state\"", StringComparison.Ordinal));

        var edited = await RunAsync(database, folder, "migrate", "--plan", file);
        var gone = await RunAsync(database, folder, "migrate", "--plan", file + "x");

        edited.ExitCode.Should().Be(2);
        edited.Error.Should().Be($"{file} was edited after it was made: its digest is not that of its content. Nothing was changed. Make the plan again: strict-migrations plan --out FILE.\n");
        gone.ExitCode.Should().Be(2);
        gone.Error.Should().StartWith($"The plan file {file}x cannot be read: ").And.EndWith(" Name one that 'plan --out FILE' wrote.\n");
    }

    [TestCase("plan", "--out")]
    [TestCase("snapshot", "--output")]
    public async Task An_output_file_that_cannot_be_written_is_named_before_the_database_is_asked(params string[] command)
    {
        using var folder = Folder();
        string[] migrations = command[0] == "plan" ? ["--migrations", folder.FullPath] : [];

        var result = await CommandLineProcess.RunAsync([.. command, "/nowhere/output", "--connection", "Host=127.0.0.1;Port=1;Database=app;Username=app", .. migrations]);

        result.ExitCode.Should().Be(2);
        result.Error.Should().Be("/nowhere/output cannot be written: Could not find a part of the path '/nowhere/output'. Nothing was done. Name a file in a folder that exists and that this account may write in.\n");
    }

    [TestCase("plan", "--out")]
    [TestCase("plan", "--sql", "--out")]
    [TestCase("snapshot", "--output")]
    [TestCase("ledger", "export", "--output")]
    [TestCase("graph", "--states", "--output")]
    [TestCase("status", "--report")]
    public async Task A_command_that_fails_leaves_no_file_and_an_old_one_as_it_was(params string[] command)
    {
        using var folder = Folder();
        using var output = new MigrationFolder().Write("old.html", "old");
        string[] migrations = command[0] is "snapshot" or "ledger" ? [] : ["--migrations", folder.FullPath];

        foreach (var file in new[] { "old.html", "new.html" })
        {
            string[] value = command[0] == "status" ? ["--report", Path.Combine(output.FullPath, file), "--report", "sarif=/nowhere/x"] : [command[^1], Path.Combine(output.FullPath, file)];
            (await CommandLineProcess.RunAsync([.. command[..^1], .. value, "--connection", "Host=127.0.0.1;Port=1;Database=app;Username=app", .. migrations])).ExitCode.Should().Be(command[0] == "status" ? 2 : 5);
        }

        Directory.GetFiles(output.FullPath).Should().Equal(Path.Combine(output.FullPath, "old.html"));
        (await File.ReadAllTextAsync(Path.Combine(output.FullPath, "old.html"))).Should().Be("old");
    }

    [Test]
    public async Task A_plan_and_its_report_do_not_share_a_file()
    {
        using var folder = Folder();
        using var output = new MigrationFolder().Write("p.json", "old");
        var file = Path.Combine(output.FullPath, "p.json");

        var result = await CommandLineProcess.RunAsync("plan", "--out", file, "--report", $"json={file}", "--migrations", folder.FullPath, "--connection", "Host=127.0.0.1;Port=1;Database=app;Username=app");

        (result.ExitCode, result.Error).Should().Be((2, $"{file} is to be written twice. Nothing was done. Name another file for each --report, and for --out.\n"));
        (await File.ReadAllTextAsync(file)).Should().Be("old");
    }

    [Test]
    public async Task A_link_is_written_through_and_a_device_is_written_to()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder();
        using var output = new MigrationFolder().Write("plan.json", "old");
        var link = File.CreateSymbolicLink(Path.Combine(output.FullPath, "link.json"), Path.Combine(output.FullPath, "plan.json"));

        await RunAsync(database, folder, "plan", "--out", link.FullName);
        var toDevice = await RunAsync(database, folder, "plan", "--out", "/dev/stdout");

        new FileInfo(link.FullName).LinkTarget.Should().Be(Path.Combine(output.FullPath, "plan.json"));
        (await File.ReadAllTextAsync(Path.Combine(output.FullPath, "plan.json"))).Should().Contain("\"kind\": \"strict-migrations plan\"");
        toDevice.Output.Should().StartWith("{\n  \"format\": 1,").And.EndWith("Wrote /dev/stdout, for this database as it is now: strict-migrations migrate --plan /dev/stdout\n");
    }

    [Test]
    public async Task A_plan_is_reported_with_its_steps_and_what_a_start_would_find()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder();
        using var output = new MigrationFolder();

        var planned = await RunAsync(database, folder, "plan", "--target", "1", "--report", Path.Combine(output.FullPath, "plan.json"), "--report", Path.Combine(output.FullPath, "plan.html"));

        planned.ExitCode.Should().Be(0, planned.Error);
        var report = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(output.FullPath, "plan.json"))).RootElement;
        report.GetProperty("command").GetString().Should().Be("plan");
        report.GetProperty("pending").EnumerateArray().Select(file => file.GetString()).Should().Equal("0001_users.sql");
        report.GetProperty("migrations").EnumerateArray().Select(migration => migration.GetProperty("state").GetString()).Should().Equal("Pending", "Pending");
        (await File.ReadAllTextAsync(Path.Combine(output.FullPath, "plan.html"))).Should().Contain("1 pending</h1>");
    }

    [TestCase("plan", "--out")]
    [TestCase("plan", "--sql", "--out")]
    [TestCase("ledger", "export", "--output")]
    public async Task An_output_file_that_cannot_be_written_is_named_and_nothing_is_left(params string[] command)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder();
        await RunAsync(database, folder, "migrate");
        string[] place = [.. command, "/nowhere/output", .. command[0] == "ledger" ? Array.Empty<string>() : ["--migrations", folder.FullPath]];

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, place);

        result.ExitCode.Should().Be(2);
        result.Error.Should().StartWith("/nowhere/output cannot be written: ").And.EndWith(" Name a file in a folder that exists and that this account may write in.\n");
        result.Output.Should().BeEmpty();
    }

    [Test]
    public async Task A_promotable_plan_is_approved_once_and_applied_to_both()
    {
        await using var staging = await TestServer.NewDatabaseAsync();
        await using var production = await TestServer.NewDatabaseAsync();
        using var folder = Folder();
        using var output = new MigrationFolder();
        var file = Path.Combine(output.FullPath, "plan.json");
        foreach (var database in new[] { staging, production })
            await RunAsync(database, folder, "migrate", "--target", "1");

        (await RunAsync(staging, folder, "plan", "--out", file, "--promotable")).Output.Should().Contain("for any database in the same state: strict-migrations migrate --plan ");

        foreach (var database in new[] { staging, production })
            (await RunAsync(database, folder, "migrate", "--plan", file)).Output.Should().Contain("Applied 0002_index.sql");
    }

    private static MigrationFolder Folder() => new MigrationFolder()
        .Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0002_index.sql", "-- TRANSACTION: none\nCREATE INDEX CONCURRENTLY users_id ON users (id);");

    private static Task<ChildResult> RunAsync(TestDatabase database, MigrationFolder folder, params string[] arguments) =>
        CommandLineProcess.RunOnAsync(database.ConnectionString, [.. arguments, "--migrations", folder.FullPath]);
}
