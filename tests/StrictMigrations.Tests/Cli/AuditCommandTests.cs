using System.Text.Json;
using StrictMigrations.Tests.Audits;

namespace StrictMigrations.Tests.Cli;

/// <summary>The sample as a person audits it.</summary>
public sealed class AuditCommandTests
{
    private static readonly string Expectations = Path.Combine(Repository.Root, "samples", "BrokenHistory", "expectations.txt");

    private AuditedDatabase _database = null!;

    [OneTimeSetUp]
    public async Task CreateAsync() => _database = await AuditedDatabase.OfSampleAsync();

    [OneTimeTearDown]
    public ValueTask DropAsync() => _database.DisposeAsync();

    [Test]
    public async Task The_text_is_the_approved_one()
    {
        var result = await AuditAsync();

        result.ExitCode.Should().Be(1);
        result.Error.Should().BeEmpty();
        Approved.ShouldEqual(Rooted(result), "Audits/BrokenHistory");
    }

    [Test]
    public async Task The_JSON_is_the_approved_one()
    {
        var result = await AuditAsync("--format", "json", "--no-replay");

        result.ExitCode.Should().Be(1);
        Approved.ShouldEqual(Rooted(result), "Audits/BrokenHistory.json");
    }

    [Test]
    public async Task The_Markdown_is_the_approved_one() =>
        Approved.ShouldEqual(Rooted(await AuditAsync("--format", "markdown", "--no-replay")), "Audits/BrokenHistory.md");

    [Test]
    public async Task The_JSON_holds_the_whole_difference_of_a_replay()
    {
        using var json = JsonDocument.Parse((await AuditAsync("--format", "json")).Output);

        var recorded = json.RootElement.GetProperty("replays").EnumerateArray().Single(replay => replay.GetProperty("files").GetString() == "recorded");
        recorded.GetProperty("failures").GetArrayLength().Should().Be(9);
        recorded.GetProperty("difference").GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("kind").GetString())
            .Should().Contain(["table", "column", "index", "constraint", "function", "trigger", "view", "enum"]);
    }

    [TestCase("Host=h;Pasword=hush-hush")]
    [TestCase("postgres://app:hush-hush@h/app")]
    [TestCase("postgres://app:hush-hush@h/app?sslmode=require")]
    [TestCase("Host=h;Password=hush-hush;Password=")]
    public async Task What_may_hold_a_password_is_not_printed(string connection)
    {
        var result = await AuditAsync("--no-replay", "--admin-connection", connection);

        result.ExitCode.Should().Be(1);
        $"{result.Output}{result.Error}".Should().Contain("Set the environment variable STRICT_MIGRATIONS_ADMIN_CONNECTION as this audit was given it").And.NotContain("hush");
    }

    [Test]
    public async Task A_history_that_is_not_there_is_wrong_usage()
    {
        var result = await CommandLineProcess.RunOnAsync(_database.ConnectionString, "audit", "--migrations", _database.Folder, "--history", "no_such_table");

        result.ExitCode.Should().Be(2);
        result.Error.Should().StartWith("There is no table no_such_table; there is public.schema_migrations.");
    }

    [Test]
    public async Task An_expectation_that_cannot_be_read_is_shown_with_its_place()
    {
        _database.Write("wrong.txt", "table users\ncolum users.email\n");

        var result = await AuditAsync("--expectations", Path.Combine(_database.Folder, "wrong.txt"));

        result.ExitCode.Should().Be(2);
        result.Error.Should().StartWith($"{_database.Folder}/wrong.txt:2:1: ");
    }

    private string Rooted(Children.ChildResult result) => result.Output.Replace(_database.Folder, "FOLDER", StringComparison.Ordinal);

    private Task<Children.ChildResult> AuditAsync(params string[] options)
    {
        string[] expectations = options.Contains("--expectations") ? [] : ["--expectations", Expectations];
        return CommandLineProcess.RunOnAsync(_database.ConnectionString, ["audit", "--migrations", _database.Folder, "--history", "schema_migrations", .. expectations, .. options]);
    }
}
