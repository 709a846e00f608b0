using System.Xml.Linq;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli;

public sealed class GraphCommandTests
{
    [Test]
    public async Task The_dependencies_of_the_files_are_drawn_without_a_database()
    {
        using var folder = Folder();

        var result = await CommandLineProcess.RunAsync("graph", "--migrations", folder.FullPath);

        result.ExitCode.Should().Be(0);
        result.Error.Should().BeEmpty();
        result.Output.Should().StartWith(
            """
            flowchart TD
              n0["0001_users.sql<br/>Pending"]:::pending
              n1["0002_old.sql.retired<br/>Retired"]:::retired
              n2["0003_posts.sql<br/>Pending"]:::pending
              n0 --> n2
              classDef done 
            """);
    }

    [Test]
    public async Task The_states_are_the_ones_in_the_database_when_they_are_asked_for()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder();
        await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--target", "0001", "--migrations", folder.FullPath);

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, "graph", "--states", "--format", "dot", "--migrations", folder.FullPath);

        result.Output.Should().Contain("n0 [label=\"0001_users.sql\\nApplied\"").And.Contain("n2 [label=\"0003_posts.sql\\nPending\"").And.Contain("n0 -> n2;");
    }

    [Test]
    public async Task A_picture_is_written_into_a_file()
    {
        using var folder = Folder();
        var file = Path.Combine(folder.FullPath, "graph.svg");

        var result = await CommandLineProcess.RunAsync("graph", "--migrations", folder.FullPath, "--format", "svg", "--output", file);

        (result.ExitCode, result.Output).Should().Be((0, ""));
        XDocument.Load(file).Descendants().Where(element => element.Name.LocalName == "title").Select(title => title.Value)
            .Should().Equal("0001_users.sql: Pending", "0002_old.sql.retired: Retired", "0003_posts.sql: Pending");
    }

    [Test]
    public async Task A_file_that_cannot_be_written_is_named()
    {
        using var folder = Folder();

        var result = await CommandLineProcess.RunAsync("graph", "--migrations", folder.FullPath, "--output", "/nowhere/graph.mmd");

        result.ExitCode.Should().Be(2);
        result.Error.Should().StartWith("/nowhere/graph.mmd cannot be written: ");
    }

    private static MigrationFolder Folder() => new MigrationFolder()
        .Write("0001_users.sql", "CREATE TABLE users (id int);")
        .Write("0002_old.sql.retired", "-- RETIRED: 2026-11-22 (never ran)\nCREATE TABLE old (id int);")
        .Write("0003_posts.sql", "-- DEPENDS: 0001\nCREATE TABLE posts (id int);");
}
