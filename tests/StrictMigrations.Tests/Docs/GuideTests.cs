using System.Text.RegularExpressions;
using StrictMigrations.Tests.Children;
using StrictMigrations.Tests.Cli;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Docs;

/// <summary>The commands of the guides, in their order, on a folder such as the guide speaks of.</summary>
public sealed partial class GuideTests
{
    [Test]
    public async Task Rolling_back_goes_as_its_guide_says()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");
        foreach (var table in new[] { "0002_posts", "0003_likes" })
            folder.Write($"{table}.sql", $"CREATE TABLE {table[5..]} (id int);").Write($"{table}.down.sql", $"DROP TABLE {table[5..]};");
        await RunAsync("migrate", database.ConnectionString, folder);
        var outputs = new List<string>();

        foreach (var command in CommandsOf("docs/rollback.md"))
            outputs.Add(await RunAsync(command, database.ConnectionString, folder));

        outputs[1].Should().MatchRegex(@"\ARolled back 0003_likes\.sql with 0003_likes\.down\.sql in \d+ ms \(1 statements\): release 4\.2 is taken back\n").And.EndWith(
            "The next migrate applies again what is still in the folder: 0003_likes.sql. Change or delete these files first if that is not wanted.\n");
        outputs[2].Should().Contain("Rolled back 0002_posts.sql with 0002_posts.down.sql");
        outputs[3].Should().Contain("Applied 0002_posts.sql").And.Contain("Applied 0003_likes.sql");
    }

    [Test]
    public async Task Retiring_accepting_and_renumbering_go_as_their_guide_says()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0002_posts.sql", "CREATE TABLE posts (id int);");
        await RunAsync("migrate", database.ConnectionString, folder);
        var fingerprint = await Query.ScalarAsync(database.ConnectionString, "SELECT schema_fingerprint FROM strict_migrations.ledger ORDER BY id DESC LIMIT 1");
        folder.Write("0010_base.sql", $"-- BASELINE: 0001-0009\n-- SCHEMA: {fingerprint}\nCREATE TABLE users (id int);\nCREATE TABLE posts (id int);").Write("0011_tags.sql", "CREATE TABLE tags (id int);\n");
        var outputs = new List<string>();

        foreach (var command in CommandsOf("docs/retiring.md"))
        {
            if (command.StartsWith("accept", StringComparison.Ordinal))
                folder.Write("0011_tags.sql", "-- tags\nCREATE TABLE tags (id int);\n");
            if (command.StartsWith("renumber", StringComparison.Ordinal))
                folder.Write("0011_likes.sql", "CREATE TABLE likes (id int);\n").Write("0012_more.sql", "CREATE TABLE more (id int);");
            outputs.Add(await RunAsync(command, database.ConnectionString, folder));
        }

        outputs[1].Should().MatchRegex(@"\A0001_users\.sql is now 0001_users\.sql\.retired with the line: -- RETIRED: \d{4}-\d\d-\d\d \(part of the baseline\) replaced by 0010\n0002_posts\.sql is now ")
            .And.EndWith("Commit these files: each database records it at its next start.\n");
        outputs[2].Should().MatchRegex(@"\A0011_tags\.sql has the line: -- ACCEPTS: sha256:v1:[0-9a-f]{64} \(typo in a comment\)\nCommit this file: ");
        outputs[3].Should().Be("0011_likes.sql is now 0013_likes.sql.\n");
        (await RunAsync("migrate", database.ConnectionString, folder)).Should().Contain("Applied 0012_more.sql").And.Contain("Applied 0013_likes.sql");
    }

    private static IEnumerable<string> CommandsOf(string guide) => Command().Matches(new Document(guide).Text).Select(match => match.Groups["command"].Value);

    private static async Task<string> RunAsync(string command, string connection, MigrationFolder folder)
    {
        ChildResult result = await CommandLineProcess.RunOnAsync(connection, [.. Word().Matches(command).Select(match => match.Value.Trim('"')), "--migrations", folder.FullPath]);
        result.Error.Should().BeEmpty(command);
        return result.ExitCode == 0 ? result.Output : throw new AssertionException($"{command} ended with {result.ExitCode}: {result.Output}");
    }

    [GeneratedRegex(@"^ *strict-migrations (?<command>.+)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"""[^""]*""|\S+")]
    private static partial Regex Word();
}
