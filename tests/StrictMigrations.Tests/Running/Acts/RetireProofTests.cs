using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Running.Acts;

/// <summary>Whether a fresh database needs what is retired is tried in a shadow database, not guessed.</summary>
public sealed class RetireProofTests
{
    [Test]
    public async Task What_failed_and_nothing_needs_is_retired_without_a_baseline()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder()
            .Write("0001_users.sql", "CREATE TABLE users (id int, password text);")
            .Write("0002_index.sql", "CREATE INDEX ON users (password_hash);")
            .Write("0003_posts.sql", "CREATE TABLE posts (id int);");
        await using var migrator = Migrator(database, folder);
        await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationFailedException>();

        await migrator.Administration.RetireAsync(new RetireRequest { Migrations = ["0002"], Reason = "there was never a password_hash" });

        (await migrator.MigrateAsync()).Applied.Select(applied => applied.FileName).Should().Equal("0003_posts.sql");
        Names(folder).Should().Equal("0001_users.sql", "0002_index.sql.retired", "0003_posts.sql");
    }

    [Test]
    public async Task What_a_fresh_database_needs_without_declaring_it_is_refused_where_it_fails()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder()
            .Write("0001_users.sql", "CREATE TABLE users (id int);")
            .Write("0002_email.sql", "ALTER TABLE users ADD COLUMN email text;")
            .Write("0003_index.sql", "-- speeds up the login\nCREATE INDEX ON users (email);");
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync(new MigrateRequest { Target = MigrationVersion.Parse("0001") });

        var refused = (await migrator.Invoking(m => m.Administration.RetireAsync(new RetireRequest { Migrations = ["0002"], Reason = "r" })).Should().ThrowAsync<MigrationValidationException>()).Which;

        var finding = refused.Findings.Should().ContainSingle().Which;
        finding.Message.Should().Be("An empty database is not built without 0002_email.sql, as a shadow database showed: 0003_index.sql fails: column \"email\" does not exist");
        (finding.Rule, finding.Place!.ToString()).Should().Be(("retire/needed", $"{Path.Combine(folder.FullPath, "0003_index.sql")}:2:1"));
        Names(folder).Should().Equal("0001_users.sql", "0002_email.sql", "0003_index.sql");
    }

    [Test]
    public async Task What_ran_here_is_retired_when_its_replacement_makes_the_same()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder()
            .Write("0001_users.sql", "CREATE TABLE users (id int);")
            .Write("0002_clumsy.sql", "CREATE TABLE IF NOT EXISTS posts (id int);")
            .Write("0003_better.sql", "CREATE TABLE IF NOT EXISTS posts (id int);");
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();
        var request = new RetireRequest { Migrations = ["0002"], Reason = "took minutes", ReplacedBy = "0003" };

        await migrator.Administration.RetireAsync(request);

        (await migrator.MigrateAsync()).Applied.Should().BeEmpty();
        (await migrator.Runner.ValidateAsync()).HasErrors.Should().BeFalse();
    }

    [Test]
    public async Task What_ran_here_stays_when_its_replacement_makes_something_else()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder()
            .Write("0001_users.sql", "CREATE TABLE users (id int);")
            .Write("0002_posts.sql", "CREATE TABLE IF NOT EXISTS posts (id int);")
            .Write("0003_posts_again.sql", "CREATE TABLE IF NOT EXISTS posts (id bigint);");
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();

        var refused = (await migrator.Invoking(m => m.Administration.RetireAsync(new RetireRequest { Migrations = ["0002"], Reason = "r", ReplacedBy = "0003" })).Should().ThrowAsync<MigrationValidationException>()).Which;

        refused.Findings.Single().Rule.Should().Be("retire/not-replaced");
        refused.Message.Should().Contain("Without 0002_posts.sql an empty database gets another schema").And.Contain("posts.id").And.Contain("bigint");
        Names(folder).Should().Equal("0001_users.sql", "0002_posts.sql", "0003_posts_again.sql");
    }

    [Test]
    public async Task What_reaches_beyond_one_database_is_not_tried_beside_the_live_one()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0002_role.sql", "CREATE ROLE retire_never_created;").Write("0003_x.sql", "SELECT 1;");
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync(new MigrateRequest { Target = MigrationVersion.Parse("0001") });

        var refused = (await migrator.Invoking(m => m.Administration.RetireAsync(new RetireRequest { Migrations = ["0003"], Reason = "r" })).Should().ThrowAsync<MigrationValidationException>()).Which;

        refused.Findings.Should().ContainSingle(finding => finding.Rule == "retire/unproved").Which.Message.Should().StartWith("0002_role.sql has a CREATE ROLE");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT count(*) FROM pg_roles WHERE rolname = 'retire_never_created'")).Should().Be(0L);
    }

    [Test]
    public async Task Nothing_of_the_proof_happens_in_the_live_database_also_past_a_pooler()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0002_wrong.sql", "SELECT 1;").Write("0003_posts.sql", "CREATE TABLE posts (id int);");
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath).Configure(options => options.DirectConnectionString = database.ConnectionString));
        await migrator.MigrateAsync(new MigrateRequest { Target = MigrationVersion.Parse("0001") });

        await migrator.Administration.RetireAsync(new RetireRequest { Migrations = ["0002"], Reason = "does nothing" });

        (await Query.ScalarAsync(database.ConnectionString, "SELECT to_regclass('posts') IS NULL")).Should().Be(true);
        (await Query.ScalarAsync(database.ConnectionString, "SELECT count(*) FROM strict_migrations.ledger")).Should().Be(1L);
    }

    private static StrictMigrator Migrator(TestDatabase database, MigrationFolder folder) =>
        StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath));

    private static IEnumerable<string?> Names(MigrationFolder folder) => Directory.GetFiles(folder.FullPath).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
