using System.Text.Json;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli;

public sealed class NewCommandTests
{
    [Test]
    public async Task The_first_migration_and_the_next_with_its_rollback_script()
    {
        using var folder = new MigrationFolder();

        var first = await CommandLineProcess.RunAsync("new", "create_users", "--migrations", folder.FullPath);
        var second = await CommandLineProcess.RunAsync("new", "add_users_email", "--down", "--migrations", folder.FullPath, "--format", "json");

        first.ExitCode.Should().Be(0, first.Error);
        first.Output.Should().Be($"Wrote {folder.FullPath}/0001_create_users.sql\nWrite its statements: until it has one, every check refuses it.\n");
        var json = JsonDocument.Parse(second.Output).RootElement;
        json.EnumerateObject().Select(property => (property.Name, property.Value.ToString())).Should().Equal(
            ("format", "1"), ("command", "new"), ("version", "0002"),
            ("files", json.GetProperty("files").ToString()), ("dependsOn", "0001_create_users.sql"));
        json.GetProperty("files").EnumerateArray().Select(file => file.GetString()).Should().Equal(
            Path.Combine(folder.FullPath, "0002_add_users_email.sql"), Path.Combine(folder.FullPath, "0002_add_users_email.down.sql"));
        (await File.ReadAllTextAsync(Path.Combine(folder.FullPath, "0002_add_users_email.sql"))).Should().Be("-- DEPENDS: 0001_create_users.sql\n\n");
    }

    [TestCase("'Add Users' is no name of a migration: it has lowercase letters, digits and underscores, without number and ending. Nothing was written. Did you mean 'add_users'?", "Add Users", "$folder")]
    [TestCase("The migrations folder /nowhere does not exist. Name it with --migrations DIR.", "users", "/nowhere")]
    public async Task What_cannot_be_written_is_wrong_usage(string message, string name, string place)
    {
        using var folder = new MigrationFolder();

        var result = await CommandLineProcess.RunAsync("new", name, "--migrations", place == "$folder" ? folder.FullPath : place);

        result.ExitCode.Should().Be(2);
        result.Error.Should().Be($"{message}\n");
        Directory.GetFiles(folder.FullPath).Should().BeEmpty();
    }
}
