using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Running.Acts;

public sealed class RenumberTests
{
    [Test]
    public async Task Two_branches_with_one_number_the_pending_one_moves_and_what_depends_on_it_follows()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Applied();
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();
        folder.Write("0002_likes.sql", "CREATE TABLE likes (id int);\n").Write("0002_likes.down.sql", "DROP TABLE likes;")
            .Write("0004_tags.sql", "-- tags\r\n-- DEPENDS: 0001, 0002_likes.sql (likes), 0002_likes\r\nCREATE TABLE tags (id int);\r\n");

        var changed = await migrator.Administration.RenumberAsync(new RenumberRequest { Migration = "0002_likes.sql", Version = MigrationVersion.Parse("3") });

        changed.Files.Select(file => (Path.GetFileName(file.Location), file.FileName, file.Line)).Should().Equal(
            ("0002_likes.sql", "0003_likes.sql", null),
            ("0002_likes.down.sql", "0003_likes.down.sql", null),
            ("0004_tags.sql", "0004_tags.sql", "-- DEPENDS: 0001, 0003_likes.sql (likes), 0003_likes"));
        Names(folder).Should().Equal("0001_users.sql", "0002_posts.sql", "0003_likes.down.sql", "0003_likes.sql", "0004_tags.sql");
        (await File.ReadAllTextAsync(Path.Combine(folder.FullPath, "0004_tags.sql"))).Should().Be("-- tags\r\n-- DEPENDS: 0001, 0003_likes.sql (likes), 0003_likes\r\nCREATE TABLE tags (id int);\r\n");
        (await migrator.MigrateAsync()).Applied.Select(applied => applied.FileName).Should().Equal("0003_likes.sql", "0004_tags.sql");
    }

    [Test]
    public async Task Without_a_number_it_gets_the_next_free_one_in_the_width_it_had()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Applied();
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();
        folder.Write("00002_likes.sql", "CREATE TABLE likes (id int);");

        (await migrator.Administration.RenumberAsync(new RenumberRequest { Migration = "00002_likes.sql" })).Files.Single().FileName.Should().Be("00003_likes.sql");
        await migrator.Invoking(m => m.Administration.RenumberAsync(new RenumberRequest { Migration = "0003" })).Should().ThrowAsync<MigrationConfigurationException>()
            .WithMessage("00003_likes.sql has the next free number already. Nothing was changed.*");
    }

    [Test]
    public async Task A_line_that_meant_both_is_left_to_its_author()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Applied().Write("0002_likes.sql", "CREATE TABLE likes (id int);").Write("0009_tags.sql", "-- DEPENDS: 0002\nCREATE TABLE tags (id int);");
        await using var migrator = Migrator(database, folder);

        var changed = await migrator.Administration.RenumberAsync(new RenumberRequest { Migration = "0002_likes.sql" });

        changed.Files.Single().FileName.Should().Be("0010_likes.sql");
        changed.Notes.Should().Equal($"{folder.FullPath}/0009_tags.sql:1:13 depends on 0002, which meant 2 migrations and now means 0002_posts.sql. Correct it if 0002_likes.sql was meant.");
    }

    [TestCase("0001", null, "0001_users.sql keeps its number: its state is Applied. Nothing was changed.*")]
    [TestCase("0002", null, "'0002' means 2 migrations: 0002_likes.sql, 0002_posts.sql. Nothing was changed. Give the full file name.")]
    [TestCase("0002_likes.sql", "0001", "0002_likes.sql cannot have that number: 0001 is taken by 0001_users.sql. Nothing was changed.*")]
    [TestCase("0002_likes.sql", "0000", "0002_likes.sql cannot have that number: 0000 is below 0002, which is applied in this database. Nothing was changed.*")]
    [TestCase("0002_likes.sql", "0008", "0005_tags.sql depends on 0002_likes.sql and would run before 0008. Nothing was changed. Renumber 0005_tags.sql first*")]
    [TestCase("0005_tags.sql", "0004", "0005_tags.sql cannot have that number: 0004 is taken by 0004_more.sql. Nothing was changed.*")]
    [TestCase("R__view.sql", null, "R__view.sql is repeatable and has no number. Nothing was changed.")]
    public async Task What_cannot_be_renumbered_is_refused_with_the_reason(string migration, string? version, string message)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Applied();
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();
        folder.Write("0002_likes.sql", "CREATE TABLE likes (id int);").Write("0003_base.sql", "CREATE TABLE base (id int);")
            .Write("0004_more.sql", "-- DEPENDS: 0003\nCREATE TABLE more (id int);").Write("0005_tags.sql", "-- DEPENDS: 0002_likes.sql\nCREATE TABLE tags (id int);").Write("R__view.sql", "SELECT 1;");
        var before = Names(folder).ToList();

        var refused = (await migrator.Invoking(m => m.Administration.RenumberAsync(new RenumberRequest { Migration = migration, Version = version is null ? null : MigrationVersion.Parse(version) }))
            .Should().ThrowAsync<MigrationConfigurationException>()).Which;

        refused.Message.Should().Match(message);
        Names(folder).Should().Equal(before);
    }

    private static MigrationFolder Applied() => new MigrationFolder()
        .Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0002_posts.sql", "CREATE TABLE posts (id int);");

    private static StrictMigrator Migrator(TestDatabase database, MigrationFolder folder) =>
        StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath));

    private static IEnumerable<string?> Names(MigrationFolder folder) => Directory.GetFiles(folder.FullPath).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
