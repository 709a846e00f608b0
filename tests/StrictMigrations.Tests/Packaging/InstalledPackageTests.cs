namespace StrictMigrations.Tests.Packaging;

/// <summary>What a newcomer does: a project of one's own, the packages from a feed, a database.</summary>
[Once]
public sealed class InstalledPackageTests
{
    [Test]
    public async Task A_web_application_migrates_before_it_serves()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var project = await FreshProject.RestoreAsync("Web");

        var output = await project.StartAsync(database.ConnectionString);

        output.Should().Contain("health: Healthy");
        (await Query.ScalarAsync(database.ConnectionString, "select string_agg(column_name, ',' order by ordinal_position) from information_schema.columns where table_name = 'users'")).Should().Be("id,email,name");
    }

    [Test]
    public async Task A_worker_migrates_through_the_runner()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var project = await FreshProject.RestoreAsync("Worker");

        var first = await project.StartAsync(database.ConnectionString);
        var second = await project.StartAsync(database.ConnectionString);

        first.Should().Contain("applied: 0001_create_users.sql, 0002_add_name.sql\n");
        second.Should().Contain("applied: \n");
    }

    [Test]
    public async Task A_test_project_clones_a_migrated_template()
    {
        using var project = await FreshProject.RestoreAsync("Tests");

        var output = await project.RunAsync("test", "--no-restore", $"-p:StrictMigrationsVersion={LocalFeed.Version}");

        output.Should().MatchRegex(@"Failed: +0, Passed: +1, Skipped: +0, Total: +1");
    }

    [Test]
    public async Task The_command_line_is_installed_as_a_tool()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var project = await FreshProject.RestoreAsync("Worker");
        await project.RunAsync("tool", "install", "StrictMigrations.Cli", "--version", LocalFeed.Version, "--tool-path", "tools");
        var environment = new Dictionary<string, string?> { ["STRICT_MIGRATIONS_CONNECTION"] = database.ConnectionString };
        var tool = Path.Combine(project.Folder, "tools", "strict-migrations");

        var migrated = await DotNet.RunAsync(project.Folder, environment, tool, "migrate", "--migrations", project.Migrations);
        await File.AppendAllTextAsync(Path.Combine(project.Migrations, "0001_create_users.sql"), "-- edited\n");
        var refused = await DotNet.CompleteAsync(project.Folder, environment, tool, "validate", "--migrations", project.Migrations);

        migrated.Should().Contain("0002_add_name.sql");
        refused.ExitCode.Should().Be(1);
        (refused.Output + refused.Error).Should().Contain("0001_create_users.sql");
    }
}
