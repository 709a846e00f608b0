using StrictMigrations.Tests.Docs;

namespace StrictMigrations.Tests.Running.Acts;

public sealed class BaselineTests
{
    [Test]
    public async Task A_baseline_is_proved_and_written_and_stands_for_all_before_it_here_and_on_an_empty_database()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY, password text);").Write("0002_roles.sql", "CREATE TABLE roles (name text PRIMARY KEY); INSERT INTO roles VALUES ('owner');").MigrateAsync();
        await using var migrator = sandbox.Migrator();

        var report = await migrator.Administration.BaselineAsync(Request("0010") with { Data = ["roles"], CheckLive = true });

        report.Location.Should().Be(Path.Combine(sandbox.Folder.FullPath, "0010_base.sql"));
        (await File.ReadAllTextAsync(report.Location)).Should().Be(report.Script).And.StartWith($"-- BASELINE: 0001-0002\n-- SCHEMA: {report.Fingerprint}\n");
        (report.IsWritten, report.Files.Length, report.NeverRan.Length, report.Objects[SchemaObjectKind.Table]).Should().Be((true, 2, 0, 2));
        (await migrator.MigrateAsync()).Applied.Select(applied => $"{applied.FileName}: {applied.Effect}").Should().Equal("0010_base.sql: its schema is there: recorded, not run");
        await using var fresh = await TestServer.NewDatabaseAsync();
        await using var other = StrictMigrator.Create(m => m.UseConnectionString(fresh.ConnectionString).FromDirectory(sandbox.Folder.FullPath));
        (await other.MigrateAsync()).Applied.Select(applied => applied.FileName).Should().Equal("0010_base.sql");
        (await Query.ScalarAsync(fresh.ConnectionString, "SELECT string_agg(name, ',') FROM roles")).Should().Be("owner");
    }

    [Test]
    public async Task What_is_not_approved_is_not_written_and_whoever_is_asked_sees_what_never_ran()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0003_posts.sql", "CREATE TABLE posts (id int);").MigrateAsync(request: new MigrateRequest { Target = MigrationVersion.Parse("0001") });
        await using var migrator = sandbox.Migrator();
        BaselineReport? asked = null;

        var report = await migrator.Administration.BaselineAsync(Request("0010") with { Approve = proved => (asked = proved) is null });

        report.IsWritten.Should().BeFalse();
        asked!.NeverRan.Should().Equal("0003_posts.sql");
        asked.Supersedes.Should().ContainSingle().Which.ToString().Should().Be("0001-0003");
        Directory.GetFiles(sandbox.Folder.FullPath).Should().HaveCount(2);
    }

    [Test]
    public async Task A_schema_without_any_migration_begins_with_a_baseline()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.ExecuteAsync("CREATE TABLE grown (id int)");
        await using var migrator = sandbox.Migrator();

        var report = await migrator.Administration.BaselineAsync(Request("0001") with { Folder = sandbox.Folder.FullPath });

        report.Script.Should().StartWith("-- BASELINE: 0000\n");
        (await migrator.MigrateAsync()).Applied.Should().ContainSingle();
        (await sandbox.LedgerAsync()).Should().Be("baselined 1");
    }

    [Test]
    public async Task A_later_baseline_stands_for_the_earlier_one_and_all_that_it_stood_for()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);").MigrateAsync();
        await using var migrator = sandbox.Migrator();
        await migrator.Administration.BaselineAsync(Request("0010"));
        sandbox.Delete("0001_users.sql");
        await migrator.MigrateAsync();
        await sandbox.Write("0011_posts.sql", "CREATE TABLE posts (id int);").MigrateAsync();

        var report = await migrator.Administration.BaselineAsync(Request("0020") with { Name = "again" });

        report.Script.Should().StartWith("-- BASELINE: 0001-0011\n");
        (await migrator.MigrateAsync()).Applied.Should().ContainSingle();
        await using var fresh = await TestServer.NewDatabaseAsync();
        await using var other = StrictMigrator.Create(m => m.UseConnectionString(fresh.ConnectionString).FromDirectory(sandbox.Folder.FullPath));
        (await other.MigrateAsync()).Applied.Select(applied => applied.FileName).Should().Equal("0020_again.sql");
    }

    [Test]
    public async Task Schemas_that_somebody_else_made_since_are_not_part_of_it()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);").MigrateAsync();
        await sandbox.ExecuteAsync("CREATE SCHEMA theirs; CREATE TABLE theirs.table_of_others (id int)");
        await using var migrator = sandbox.Migrator();

        (await migrator.Administration.BaselineAsync(Request("0010"))).Script.Should().NotContain("theirs");

        (await migrator.MigrateAsync()).Applied.Should().ContainSingle().Which.Effect.Should().Contain("recorded, not run");
    }

    [Test]
    public async Task What_no_script_can_make_is_named_and_nothing_is_written()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_log.sql", "CREATE TABLE log (line text);").MigrateAsync();
        await using var migrator = sandbox.Migrator();

        var refused = (await migrator.Invoking(m => m.Administration.BaselineAsync(Request("0010") with { Data = ["log"] })).Should().ThrowAsync<MigrationValidationException>()).Which;

        refused.Message.Should().Contain("nothing was written").And.Contain("table public.log has no primary key");
        Directory.GetFiles(sandbox.Folder.FullPath).Should().ContainSingle();
    }

    [TestCase("0001", "base", "A baseline stands for everything before it, and 0001 is not above 0001. Nothing was written.*")]
    [TestCase("0000", "base", "A baseline stands for everything before it, and 0000 is not above 0001.*")]
    [TestCase("12", "base", "'12_base.sql' is no name of a migration: the number '12' is not 4 or more digits.*")]
    [TestCase("0010", "True Baseline", "'0010_True Baseline.sql' is no name of a migration: behind the number only lowercase letters*")]
    [TestCase("0010", "../base", "'0010_../base.sql' is no name of a migration*")]
    public async Task A_wrong_request_is_explained(string version, string name, string message)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);").MigrateAsync();
        await using var migrator = sandbox.Migrator();

        await migrator.Invoking(m => m.Administration.BaselineAsync(Request(version) with { Name = name })).Should().ThrowAsync<MigrationConfigurationException>().WithMessage(message);
    }

    [Test]
    public async Task A_folder_that_cannot_be_written_leaves_nothing_behind()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);").MigrateAsync();
        await using var migrator = sandbox.Migrator();

        await migrator.Invoking(m => m.Administration.BaselineAsync(Request("0010") with { Folder = Path.Combine(sandbox.Folder.FullPath, "nowhere") }))
            .Should().ThrowAsync<MigrationConfigurationException>().WithMessage("*0010_base.sql cannot be written: *Nothing was written.*");
    }

    [Test]
    public async Task A_role_without_CREATEDB_is_told_what_to_grant_and_which_option_takes_another_server()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);").MigrateAsync();
        await using var database = await TestServer.NewDatabaseAsync();
        await using var role = await TestRole.CreateAsync(database, "baseline_reader", "SELECT 1");
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(role.ConnectionString).FromDirectory(sandbox.Folder.FullPath));

        var refused = migrator.Invoking(m => m.Administration.BaselineAsync(Request("0010")));

        (await refused.Should().ThrowAsync<MigrationDatabaseException>()).WithMessage("*may not create databases*ALTER ROLE *baseline_reader*CREATEDB*AdminConnectionString*");
        Directory.GetFiles(sandbox.Folder.FullPath).Should().ContainSingle();
    }

    private static BaselineRequest Request(string version) => new() { Version = MigrationVersion.Parse(version), Name = "base" };
}
