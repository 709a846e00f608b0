using Microsoft.Extensions.DependencyInjection;

namespace StrictMigrations.Tests.Running.Acts;

public sealed class CreateTests
{
    [Test]
    public async Task The_first_migration_of_an_empty_folder_has_the_number_1_and_depends_on_nothing()
    {
        using var folder = new MigrationFolder();

        var created = await CreateAsync(folder, new CreateRequest { Name = "create_users", Folder = folder.FullPath });

        created.Version.ToString().Should().Be("0001");
        created.DependsOn.Should().BeNull();
        created.Files.Should().Equal(Path.Combine(folder.FullPath, "0001_create_users.sql"));
        Texts(folder).Should().Equal(("0001_create_users.sql", ""));
    }

    [Test]
    public async Task The_next_one_depends_on_the_last_one_and_may_have_a_rollback_script()
    {
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0009_posts.sql", "CREATE TABLE posts (id int);");

        var created = await CreateAsync(folder, new CreateRequest { Name = "add_users_email", Rollback = true });

        created.DependsOn.Should().Be("0009_posts.sql");
        Texts(folder).Skip(2).Should().Equal(
            ("0010_add_users_email.down.sql", "-- Undoes 0010_add_users_email.sql.\n\n"),
            ("0010_add_users_email.sql", "-- DEPENDS: 0009_posts.sql\n\n"));
    }

    [Test]
    public async Task What_was_begun_is_refused_until_it_has_a_statement_and_then_runs()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);");
        await using var migrator = sandbox.Migrator();
        var created = await migrator.Administration.CreateAsync(new CreateRequest { Name = "posts" });

        (await sandbox.FailAsync<MigrationValidationException>()).Findings.Select(finding => finding.Rule).Should().Equal("authoring/empty");
        await File.AppendAllTextAsync(created.Files[0], "CREATE TABLE posts (id int);\n");

        (await migrator.MigrateAsync()).Applied.Select(applied => applied.FileName).Should().Equal("0001_users.sql", "0002_posts.sql");
    }

    [TestCase("20260101120000_users.sql", "20261125093000")]
    [TestCase("20270101120000_users.sql", "20270101120001")]
    [TestCase("202612_users.sql", "202613")]
    [TestCase("0099_users.sql", "0100")]
    [TestCase("0005_users.sql.retired", "0006")]
    public async Task The_number_goes_on_as_the_folder_is_numbered(string existing, string version)
    {
        using var folder = new MigrationFolder().Write(existing, "CREATE TABLE users (id int);");

        (await CreateAsync(folder, new CreateRequest { Name = "posts", Folder = folder.FullPath })).Files.Single().Should().Be(Path.Combine(folder.FullPath, $"{version}_posts.sql"));
    }

    [Test]
    public async Task Without_a_folder_it_stands_beside_the_highest_one()
    {
        using var old = new MigrationFolder().Write("0001_users.sql.retired", "CREATE TABLE users (id int);");
        using var current = new MigrationFolder().Write("0002_people.sql", "CREATE TABLE people (id int);");
        await using var migrator = StrictMigrator.Create(m => m.FromDirectory(current.FullPath).FromDirectory(old.FullPath).Configure(options => options.AllowEmpty = true));

        var created = await migrator.Administration.CreateAsync(new CreateRequest { Name = "posts" });

        created.Files.Should().Equal(Path.Combine(current.FullPath, "0003_posts.sql"));
    }

    [TestCase(MigrationNaming.Flyway, null, "V1__posts.sql", "U1__posts.sql")]
    [TestCase(MigrationNaming.Flyway, "V1_9__users.sql", "V1_10__posts.sql", "U1_10__posts.sql")]
    [TestCase(MigrationNaming.Flyway, "V1.9__users.sql", "V1.10__posts.sql", "U1.10__posts.sql")]
    [TestCase(MigrationNaming.GolangMigrate, null, "000001_posts.up.sql", "000001_posts.down.sql")]
    [TestCase(MigrationNaming.GolangMigrate, "7_users.up.sql", "8_posts.up.sql", "8_posts.down.sql")]
    public async Task Names_follow_the_convention_of_the_folder(MigrationNaming naming, string? existing, string migration, string rollback)
    {
        using var folder = new MigrationFolder();
        if (existing is not null)
            folder.Write(existing, "CREATE TABLE users (id int);");

        var created = await CreateAsync(folder, new CreateRequest { Name = "posts", Rollback = true, Folder = folder.FullPath }, options => options.Naming = naming);

        created.Files.Select(Path.GetFileName).Should().Equal(migration, rollback);
        (await File.ReadAllTextAsync(created.Files[0])).Should().Be(existing is null ? "" : $"-- DEPENDS: {existing}\n\n");
        foreach (var file in created.Files)
            await File.AppendAllTextAsync(file, "SELECT 1;");
        (await FindingsAsync(folder, naming)).Should().BeEmpty();
    }

    [TestCase("Add Users Email", "add_users_email")]
    [TestCase("addUsersEmail", "add_users_email")]
    [TestCase("0007_add_users.sql", "add_users")]
    [TestCase("../add-users", "add_users")]
    [TestCase("Überblick", "berblick")]
    [TestCase("__", "describe_the_change")]
    public async Task A_bad_name_is_refused_with_the_nearest_right_one(string name, string nearest)
    {
        using var folder = new MigrationFolder();

        var create = () => CreateAsync(folder, new CreateRequest { Name = name, Folder = folder.FullPath });

        (await create.Should().ThrowAsync<MigrationConfigurationException>()).Which.Message.Should().Be(
            $"'{name}' is no name of a migration: it has lowercase letters, digits and underscores, without number and ending. Nothing was written. Did you mean '{nearest}'?");
        Texts(folder).Should().BeEmpty();
    }

    [Test]
    public async Task A_file_that_is_there_is_never_written_over()
    {
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0002_posts.down.sql", "DROP TABLE posts;");

        var create = () => CreateAsync(folder, new CreateRequest { Name = "posts", Rollback = true });

        (await create.Should().ThrowAsync<MigrationConfigurationException>()).Which.Message.Should().Be(
            $"{Path.Combine(folder.FullPath, "0002_posts.down.sql")} is there already. Rename or delete it first, or choose another name. Nothing was written.");
        Texts(folder).Should().Equal(("0001_users.sql", "CREATE TABLE users (id int);"), ("0002_posts.down.sql", "DROP TABLE posts;"));
    }

    [Test]
    public async Task A_folder_that_is_not_there_is_named()
    {
        using var folder = new MigrationFolder();

        var create = () => CreateAsync(folder, new CreateRequest { Name = "posts", Folder = Path.Combine(folder.FullPath, "gone") });

        (await create.Should().ThrowAsync<MigrationConfigurationException>()).Which.Message.Should().StartWith($"{Path.Combine(folder.FullPath, "gone", "0001_posts.sql")} cannot be written: ")
            .And.EndWith("Name a folder that exists and that this account may write in. Nothing was written.");
    }

    private static async Task<CreatedMigration> CreateAsync(MigrationFolder folder, CreateRequest request, Action<StrictMigrationsOptions>? options = null)
    {
        await using var services = new ServiceCollection().AddSingleton<TimeProvider>(new Clock()).BuildServiceProvider();
        await using var migrator = StrictMigrator.Create(m => m.FromDirectory(folder.FullPath).Configure(o => o.AllowEmpty = true).Configure(options ?? (_ => { })), services);
        return await migrator.Administration.CreateAsync(request);
    }

    private static async Task<IEnumerable<string>> FindingsAsync(MigrationFolder folder, MigrationNaming naming)
    {
        await using var migrator = StrictMigrator.Create(m => m.FromDirectory(folder.FullPath).Configure(o => o.Naming = naming));
        return (await migrator.Runner.ValidateFilesAsync()).Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Message);
    }

    private static IEnumerable<(string Name, string Text)> Texts(MigrationFolder folder) =>
        Directory.GetFiles(folder.FullPath).Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllText(file)));

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 25, 9, 30, 0, TimeSpan.Zero);
    }
}
