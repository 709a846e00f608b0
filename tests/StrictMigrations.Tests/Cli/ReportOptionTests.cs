using System.Text.Json;
using System.Xml.Linq;
using StrictMigrations.Reporting;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli;

[Once]
public sealed class ReportOptionTests
{
    private MigrationFolder _folder = null!;
    private DirectoryInfo _reports = null!;

    [SetUp]
    public void MakeFolders() => (_folder, _reports) = (new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);"), Directory.CreateTempSubdirectory("reports-"));

    [TearDown]
    public void RemoveFolders()
    {
        _folder.Dispose();
        _reports.Delete(recursive: true);
    }

    [Test]
    public async Task One_run_writes_every_report_and_still_prints_its_result()
    {
        _folder.Write("0003_broken.sql", "SELECT 'open;");
        string[] formats = [.. ReportFormat.All.Select(format => format.Name)];

        var result = await CommandLineProcess.RunAsync(["validate", "--files-only", "--migrations", _folder.FullPath, .. formats.SelectMany(format => new[] { "--report", $"{format}={PathOf(format)}" })]);

        result.ExitCode.Should().Be(1);
        result.Error.Should().BeEmpty();
        result.Output.Should().EndWith("1 error, 1 warning.\n");
        foreach (var format in formats)
            Read(format).Should().Contain("authoring/syntax", format);
        Read("html").Should().StartWith("<!doctype html>").And.Contain("0003_broken.sql:1:8");
        JsonDocument.Parse(Read("sarif")).RootElement.GetProperty("version").GetString().Should().Be("2.1.0");
        XDocument.Parse(Read("junit")).Descendants("testcase").Single(test => test.Attribute("name")!.Value == "0003_broken.sql").Element("failure").Should().NotBeNull();
    }

    [Test]
    public async Task A_files_ending_is_enough()
    {
        await CommandLineProcess.RunAsync("validate", "--files-only", "--migrations", _folder.FullPath, "--report", PathOf("a.html"), "--report", PathOf("a.sarif"));

        Read("a.html").Should().StartWith("<!doctype html>");
        Read("a.sarif").Should().Contain("sarif-2.1.0");
    }

    [Test]
    public async Task A_report_tells_of_states_time_line_and_drift()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        _folder.Write("0002_posts.sql", "-- DEPENDS: 0001\nCREATE TABLE posts (id int);");
        var migrated = await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", _folder.FullPath, "--report", PathOf("migrate.json"));
        await Query.ScalarAsync(database.ConnectionString, "ALTER TABLE users ADD by_hand int");

        var status = await CommandLineProcess.RunOnAsync(database.ConnectionString, "status", "--migrations", _folder.FullPath, "--report", PathOf("status.json"), "--report", PathOf("status.html"));

        (migrated.ExitCode, status.ExitCode).Should().Be((0, 0));
        var run = JsonDocument.Parse(Read("migrate.json")).RootElement;
        run.GetProperty("command").GetString().Should().Be("migrate");
        run.GetProperty("applied").EnumerateArray().Select(applied => applied.GetProperty("file").GetString()).Should().Equal("0001_users.sql", "0002_posts.sql");
        var now = JsonDocument.Parse(Read("status.json")).RootElement;
        now.GetProperty("migrations").EnumerateArray().Select(migration => $"{migration.GetProperty("state")} {migration.GetProperty("dependsOn")}").Should().Equal("Applied []", "Applied [\n        \"0001_users.sql\"\n      ]");
        now.GetProperty("timeLine").EnumerateArray().Select(e => $"{e.GetProperty("what")} {e.GetProperty("migration")} {e.GetProperty("changes")[0]}").Should()
            .Equal("applied 0001_users.sql added table public.users", "applied 0002_posts.sql added table public.posts");
        now.GetProperty("difference").GetProperty("changes")[0].GetProperty("name").GetString().Should().Be("public.users.by_hand");
        Read("status.html").Should().Contain("column public.users.by_hand").And.Contain("0001_users.sql</text>");
    }

    [Test]
    public async Task A_migration_that_fails_is_reported_with_its_line_and_stands_in_the_time_line()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        _folder.Write("0002_broken.sql", "SELECT 1;\nSELECT nothing FROM users;");

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", _folder.FullPath, "--report", PathOf("a.json"), "--report", PathOf("a.sarif"), "--report", PathOf("a.xml"));

        result.ExitCode.Should().Be(3);
        var root = JsonDocument.Parse(Read("a.json")).RootElement;
        root.GetProperty("findings")[0].GetProperty("rule").GetString().Should().Be("run/failed");
        root.GetProperty("migrations").EnumerateArray().Select(migration => migration.GetProperty("state").GetString()).Should().Equal("Applied", "Failed");
        root.GetProperty("timeLine")[1].GetProperty("error").GetString().Should().StartWith("42703: column \"nothing\" does not exist");
        var region = JsonDocument.Parse(Read("a.sarif")).RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        (region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32()).Should().Be((2, 8));
        XDocument.Parse(Read("a.xml")).Descendants("failure").Select(failure => failure.Parent!.Attribute("name")!.Value).Should().Equal("0002_broken.sql", "run/failed");
    }

    [TestCase("SELECT 1 FROM users;", 0)]
    [TestCase("SELECT nothing FROM users;", 3)]
    public async Task The_report_of_a_dry_run_says_that_nothing_was_changed(string last, int exitCode)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        _folder.Write("0002_last.sql", last + " CREATE TABLE posts (id int);");

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--dry-run", "--migrations", _folder.FullPath, "--report", PathOf("a.json"), "--report", PathOf("a.html"), "--report", PathOf("a.md"), "--report", PathOf("a.txt"));

        result.ExitCode.Should().Be(exitCode);
        result.Error.Should().NotContain("there is no transaction in progress");
        JsonDocument.Parse(Read("a.json")).RootElement.GetProperty("dryRun").GetBoolean().Should().BeTrue();
        Read("a.html").Should().Contain("a dry run: nothing was changed</h1>");
        Read("a.md").Split('\n')[0].Should().EndWith("; a dry run: nothing was changed");
        Read("a.txt").Split('\n')[1].Should().EndWith("; a dry run: nothing was changed.");
    }

    [Test]
    public async Task A_report_may_go_to_standard_output()
    {
        var result = await CommandLineProcess.RunAsync("validate", "--files-only", "--migrations", _folder.FullPath, "--report", "markdown=/dev/stdout");

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().Contain("# Migrations, validate: ");
    }

    [Test]
    public async Task A_database_that_cannot_be_reached_is_reported_too()
    {
        var result = await CommandLineProcess.RunOnAsync("Host=127.0.0.1;Port=1;Database=app;Username=app;Password=hush-hush", "validate", "--migrations", _folder.FullPath, "--report", PathOf("a.md"));

        result.ExitCode.Should().Be(5);
        Read("a.md").Should().StartWith("# Migrations, validate: 1 error").And.Contain("run/stopped").And.NotContain("hush");
    }

    [Test]
    public async Task What_cannot_be_written_is_said_before_anything_is_done()
    {
        await using var database = await TestServer.NewDatabaseAsync();

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", _folder.FullPath, "--report", "/nowhere/report.html");

        result.ExitCode.Should().Be(2);
        result.Error.Should().StartWith("/nowhere/report.html cannot be written: ").And.Contain("Nothing was done.");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT to_regclass('users') IS NULL AND to_regnamespace('strict_migrations') IS NULL")).Should().Be(true);
    }

    [Test]
    public async Task A_report_that_cannot_be_written_at_the_end_does_not_hide_what_was_done()
    {
        await using var database = await TestServer.NewDatabaseAsync();

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", _folder.FullPath, "--report", "text=/dev/full");

        result.ExitCode.Should().Be(2);
        result.Output.Should().Contain("Applied 0001_users.sql");
        result.Error.Should().StartWith("/dev/full cannot be written: ").And.Contain(" What the command did before stays. ").And.NotContain("   at ");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT to_regclass('users') IS NOT NULL")).Should().Be(true);
    }

    [Test]
    public async Task Nor_does_it_hide_a_failure()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        _folder.Write("0002_broken.sql", "SELECT nothing FROM users;");

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", _folder.FullPath, "--report", "html=/dev/full");

        result.ExitCode.Should().Be(3);
        result.Error.Should().StartWith("/dev/full cannot be written: ").And.Contain("column \"nothing\" does not exist").And.NotContain("   at ");
    }

    [Test]
    public async Task Nor_does_it_make_a_second_document_beside_the_result()
    {
        await using var database = await TestServer.NewDatabaseAsync();

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", _folder.FullPath, "--format", "json", "--report", "text=/dev/full");

        result.ExitCode.Should().Be(2);
        JsonDocument.Parse(result.Output).RootElement.GetProperty("applied").GetArrayLength().Should().Be(1);
        result.Error.Should().StartWith("/dev/full cannot be written: ");
    }

    [Test]
    public async Task Nor_does_it_change_a_refusal_or_cost_the_other_reports_and_the_annotations()
    {
        _folder.Write("0002_broken.sql", "SELECT 'open;");
        var environment = new Dictionary<string, string?> { ["GITHUB_ACTIONS"] = "true", ["GITHUB_WORKSPACE"] = _folder.FullPath };

        var result = await CommandLineProcess.RunInAsync(Environment.CurrentDirectory, environment, "validate", "--files-only", "--migrations", _folder.FullPath, "--report", "text=/dev/full", "--report", "html=/dev/full", "--report", PathOf("a.json"));

        result.ExitCode.Should().Be(1);
        result.Error.Should().StartWith("::error file=0002_broken.sql,").And.MatchRegex("(?s)/dev/full cannot be written: .*/dev/full cannot be written: ");
        JsonDocument.Parse(Read("a.json")).RootElement.GetProperty("errors").GetInt32().Should().Be(1);
    }

    [Test]
    public async Task Two_reports_in_one_file_are_refused_and_leave_it_as_it_was()
    {
        await File.WriteAllTextAsync(PathOf("r"), "old");
        File.CreateSymbolicLink(PathOf("link"), PathOf("r"));

        foreach (var other in new[] { PathOf("r"), PathOf("../" + _reports.Name + "/r"), PathOf("link") })
        {
            var result = await CommandLineProcess.RunAsync("validate", "--files-only", "--migrations", _folder.FullPath, "--report", $"json={PathOf("r")}", "--report", $"sarif={other}");

            (result.ExitCode, result.Output, result.Error).Should().Be((2, "", $"{PathOf("r")} is to be written twice. Nothing was done. Name another file for each --report, and for --out.\n"));
        }

        Read("r").Should().Be("old");
        _reports.GetFiles().Should().HaveCount(2);
    }

    [TestCase("--report is 'report.pdf': the ending of 'report.pdf' says no format. Give FORMAT=FILE; formats are text, json, markdown, sarif, junit, html, github.", "report.pdf")]
    [TestCase("--report is 'sarf=a.json': 'sarf' is no format. Did you mean 'sarif'?", "sarf=a.json")]
    [TestCase("--report is 'html=': it names no file. Give html=FILE.", "html=")]
    public async Task A_wrong_report_is_explained(string message, string report)
    {
        var result = await CommandLineProcess.RunAsync("validate", "--files-only", "--migrations", _folder.FullPath, "--report", report);

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain(message);
    }

    [Test]
    public async Task On_GitHub_findings_become_annotations_beside_the_result()
    {
        _folder.Write("0002_broken.sql", "SELECT 'open;");
        var environment = new Dictionary<string, string?> { ["GITHUB_ACTIONS"] = "true", ["GITHUB_WORKSPACE"] = Path.GetDirectoryName(_folder.FullPath) };

        var result = await CommandLineProcess.RunInAsync(Environment.CurrentDirectory, environment, "validate", "--files-only", "--migrations", _folder.FullPath, "--format", "json");

        JsonDocument.Parse(result.Output).RootElement.GetProperty("errors").GetInt32().Should().Be(1);
        result.Error.Should().StartWith($"::error file={Path.GetFileName(_folder.FullPath)}/0002_broken.sql,line=1,col=8,title=authoring/syntax::");
    }

    [Test]
    public async Task The_summary_of_a_job_keeps_what_other_steps_wrote()
    {
        await File.WriteAllTextAsync(PathOf("summary"), "# Another step\n");
        var environment = new Dictionary<string, string?> { ["GITHUB_STEP_SUMMARY"] = PathOf("summary") };

        await CommandLineProcess.RunInAsync(Environment.CurrentDirectory, environment, "validate", "--files-only", "--migrations", _folder.FullPath, "--report", $"markdown={PathOf("summary")}");

        Read("summary").Should().StartWith("# Another step\n# Migrations, validate: ");
    }

    [Test]
    public async Task No_report_has_a_secret()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        _folder.Write("0002_role.sql", "SELECT '${secret}'::int;");
        string[] formats = [.. ReportFormat.All.Select(format => format.Name)];

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString + ";Passfile=/hush-hush", ["migrate", "--migrations", _folder.FullPath, "--placeholder", "secret=hush-hush", .. formats.SelectMany(format => new[] { "--report", $"{format}={PathOf(format)}" })]);

        result.ExitCode.Should().Be(3);
        foreach (var format in formats)
            Read(format).Should().Contain("0002_role.sql").And.NotContain("hush-hush", format);
    }

    private string PathOf(string name) => Path.Combine(_reports.FullName, name);

    private string Read(string name) => File.ReadAllText(PathOf(name));
}
