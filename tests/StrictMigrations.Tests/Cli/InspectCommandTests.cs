using System.Text;
using StrictMigrations.Tests.Children;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli;

/// <summary>All offsets are counted by hand: UTF-16 units from the first character behind the byte-order mark.</summary>
public sealed class InspectCommandTests
{
    [Test]
    public async Task Statements_stand_without_blanks_comments_and_semicolons()
    {
        var result = await InspectAsync("-- a\nSELECT 1 /* b */ ; /* c */\n  CREATE INDEX CONCURRENTLY i ON t (a);\n;;\nCOMMIT");

        result.ExitCode.Should().Be(0);
        result.Output.Should().Be(
            """
            {"file":"$","index":0,"start":5,"length":8,"line":2,"column":1,"kind":"SELECT","transactional":true}
            {"file":"$","index":1,"start":34,"length":36,"line":3,"column":3,"kind":"CREATE INDEX","transactional":false}
            {"file":"$","index":2,"start":75,"length":6,"line":5,"column":1,"kind":"COMMIT","transactional":true}

            """);
    }

    [Test]
    public async Task Line_ends_count_as_they_stand_and_a_byte_order_mark_does_not()
    {
        var result = await InspectAsync("\uFEFFSELECT 1;\r\nSELECT\r\n2;\rSELECT 3");

        result.Output.Should().Be(
            """
            {"file":"$","index":0,"start":0,"length":8,"line":1,"column":1,"kind":"SELECT","transactional":true}
            {"file":"$","index":1,"start":11,"length":9,"line":2,"column":1,"kind":"SELECT","transactional":true}
            {"file":"$","index":2,"start":22,"length":8,"line":4,"column":1,"kind":"SELECT","transactional":true}

            """);
    }

    [Test]
    public async Task A_character_outside_of_the_basic_plane_counts_two()
    {
        // é is one unit in two bytes, € one in three, 😀 two in four.
        var result = await InspectAsync("SELECT 'é€😀'; SELECT '😀' AS a, 1; /* 😀 */ SELECT 2");

        result.Output.Should().Be(
            """
            {"file":"$","index":0,"start":0,"length":13,"line":1,"column":1,"kind":"SELECT","transactional":true}
            {"file":"$","index":1,"start":15,"length":19,"line":1,"column":16,"kind":"SELECT","transactional":true}
            {"file":"$","index":2,"start":45,"length":8,"line":1,"column":46,"kind":"SELECT","transactional":true}

            """);
    }

    [Test]
    public async Task A_copy_statement_stands_without_its_data()
    {
        var result = await InspectAsync("COPY t FROM stdin;\n1\ta;b\n\\.\nVACUUM t;");

        result.Output.Should().Be(
            """
            {"file":"$","index":0,"start":0,"length":17,"line":1,"column":1,"kind":"COPY","transactional":true}
            {"file":"$","index":1,"start":28,"length":8,"line":4,"column":1,"kind":"VACUUM","transactional":false}

            """);
    }

    [Test]
    public async Task A_refused_file_gives_one_line_and_the_others_go_on()
    {
        using var folder = new MigrationFolder().Write("broken.sql", "SELECT 1;\n  SELECT 'open").Write("fine.sql", "SELECT 1;");
        var (broken, fine, missing) = (Path.Combine(folder.FullPath, "broken.sql"), Path.Combine(folder.FullPath, "fine.sql"), Path.Combine(folder.FullPath, "missing.sql"));

        var result = await CommandLineProcess.RunAsync("inspect", "--format", "json", broken, missing, folder.FullPath, fine);

        result.ExitCode.Should().Be(1);
        result.Error.Should().BeEmpty();
        var lines = result.Output.TrimEnd('\n').Split('\n');
        lines.Should().HaveCount(4);
        lines[0].Should().StartWith($$"""{"file":"{{broken}}","error":"The string that begins here is never closed""").And.EndWith(""","line":2,"column":10}""");
        lines[1].Should().StartWith($$"""{"file":"{{missing}}","error":"Could not find file """).And.EndWith(""","line":null,"column":null}""");
        lines[2].Should().Be($$"""{"file":"{{folder.FullPath}}","error":"This is a folder; name the files in it.","line":null,"column":null}""");
        lines[3].Should().StartWith($$"""{"file":"{{fine}}","index":0,"start":0,"length":8,""");
    }

    [Test]
    public async Task Without_files_paths_are_read_from_standard_input()
    {
        using var folder = new MigrationFolder().Write("a.sql", "SELECT 1;").Write("b c.sql", "VACUUM;");
        var input = $"{folder.FullPath}/a.sql\n\n{folder.FullPath}/b c.sql\n";

        var json = await CommandLineProcess.RunWithInputAsync(input, "inspect", "--format", "json");
        var text = await CommandLineProcess.RunWithInputAsync(input, "inspect");

        json.ExitCode.Should().Be(0);
        json.Output.Split('\n').Should().HaveCount(3).And.Contain(line => line.Contains("b c.sql\",\"index\":0"));
        text.Output.Should().Be($"{folder.FullPath}/a.sql:1:1: SELECT\n{folder.FullPath}/b c.sql:1:1: VACUUM (not in a transaction)\n");
    }

    [Test]
    public async Task Refusals_in_text_go_to_standard_error()
    {
        using var folder = new MigrationFolder().Write("broken.sql", "SELECT 'open");

        var result = await CommandLineProcess.RunAsync("inspect", Path.Combine(folder.FullPath, "broken.sql"));

        result.ExitCode.Should().Be(1);
        result.Output.Should().BeEmpty();
        result.Error.Should().StartWith($"{folder.FullPath}/broken.sql:1:8: ");
    }

    /// <summary>The path stands as $ in the output.</summary>
    private static async Task<ChildResult> InspectAsync(string text)
    {
        using var folder = new MigrationFolder();
        var file = Path.Combine(folder.FullPath, "script.sql");
        await File.WriteAllBytesAsync(file, Encoding.UTF8.GetBytes(text));
        var result = await CommandLineProcess.RunAsync("inspect", "--format", "json", file);
        return result with { Output = result.Output.Replace(file, "$") };
    }
}
