namespace StrictMigrations.Tests.Running;

public sealed class MigrateTests
{
    [Test]
    public async Task A_first_start_applies_everything_in_order_and_a_second_does_nothing()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder()
            .Write("0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL);")
            .Write("0002_admin.sql", "INSERT INTO users VALUES (1, 'admin@example.com');")
            .Write("R__emails.sql", "CREATE OR REPLACE VIEW emails AS SELECT email FROM users;");
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath));

        var first = await migrator.MigrateAsync();
        var second = await migrator.MigrateAsync();

        first.Applied.Select(applied => applied.FileName).Should().Equal("0001_users.sql", "0002_admin.sql", "R__emails.sql");
        second.Applied.Should().BeEmpty();
        second.Head.Should().Be(first.Head);
        (await Query.ScalarAsync(database.ConnectionString, "SELECT email FROM emails")).Should().Be("admin@example.com");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT string_agg(kind, ',' ORDER BY id) FROM strict_migrations.ledger")).Should().Be("applied,applied,applied");
    }
}
