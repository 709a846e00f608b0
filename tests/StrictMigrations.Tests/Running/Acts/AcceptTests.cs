using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Running.Acts;

public sealed class AcceptTests
{
    [Test]
    public async Task An_edited_file_gets_its_old_checksum_as_a_line_and_the_next_run_records_it()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "-- usres\r\nCREATE TABLE users (id int);\r\n");
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();
        var recorded = await Query.ScalarAsync(database.ConnectionString, "SELECT checksum FROM strict_migrations.ledger");
        folder.Write("0001_users.sql", "-- users\r\nCREATE TABLE users (id int);\r\n");

        var changed = await migrator.Administration.AcceptAsync(new AcceptRequest { Migration = "0001", Reason = "typo in a comment" });

        var line = $"-- ACCEPTS: {recorded} (typo in a comment)";
        changed.Files.Should().Equal(new ChangedFile(Path.Combine(folder.FullPath, "0001_users.sql"), "0001_users.sql", line));
        (await File.ReadAllTextAsync(changed.Files[0].Location)).Should().Be($"{line}\r\n-- users\r\nCREATE TABLE users (id int);\r\n");
        (await migrator.MigrateAsync()).Applied.Should().BeEmpty();
        (await Query.ScalarAsync(database.ConnectionString, "SELECT string_agg(kind || ' ' || coalesce(reason, '-'), ', ' ORDER BY id) FROM strict_migrations.ledger")).Should().Be("applied -, accepted typo in a comment");
        (await migrator.Runner.ValidateAsync()).Findings.Should().BeEmpty();
    }

    [Test]
    public async Task Edited_a_second_time_it_is_accepted_a_second_time()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();
        foreach (var reason in new[] { "first", "second" })
        {
            await File.AppendAllTextAsync(Path.Combine(folder.FullPath, "0001_users.sql"), $"\n-- {reason}");
            await migrator.Administration.AcceptAsync(new AcceptRequest { Migration = "0001_users.sql", Reason = reason });
            await migrator.MigrateAsync();
        }

        (await Query.ScalarAsync(database.ConnectionString, "SELECT string_agg(reason, ', ' ORDER BY id) FROM strict_migrations.ledger WHERE kind = 'accepted'")).Should().Be("first, second");
    }

    [Test]
    public async Task Only_what_was_edited_can_be_accepted()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();

        await migrator.Invoking(m => m.Administration.AcceptAsync(new AcceptRequest { Migration = "0001", Reason = "r" }))
            .Should().ThrowAsync<MigrationConfigurationException>().WithMessage("0001_users.sql was not edited after it ran: its state is Applied. Nothing was changed.*");
    }

    private static StrictMigrator Migrator(TestDatabase database, MigrationFolder folder) =>
        StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath));
}
