using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Running;

public sealed class BaselineRunTests
{
    private const string Schema = "CREATE TABLE IF NOT EXISTS users (id int PRIMARY KEY, password text);\nCREATE INDEX IF NOT EXISTS users_password ON users (password);\n";

    [Test]
    public async Task A_fresh_database_starts_at_the_baseline_and_what_it_stands_for_is_never_run()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = await OldFilesAsync();
        await using var migrator = Migrator(database, folder);

        var result = await migrator.MigrateAsync();

        result.Applied.Select(applied => applied.FileName).Should().Equal("0030_baseline.sql", "0031_more.sql");
        (await migrator.MigrateAsync()).Applied.Should().BeEmpty();
        (await migrator.Runner.StatusAsync()).Migrations.Select(status => $"{status.FileName} {status.State}").Should().Equal(
            "0001_one.sql Superseded", "0001_other.sql Superseded", "0002_broken.sql.retired Superseded", "0030_baseline.sql Applied", "0031_more.sql Applied");
    }

    [Test]
    public async Task An_equal_database_is_recorded_without_running_anything()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = await OldFilesAsync();
        await Query.ScalarAsync(database.ConnectionString, Schema + "INSERT INTO users VALUES (1, 'x');");
        await using var migrator = Migrator(database, folder);
        // Holds a lock that even a skipped CREATE INDEX IF NOT EXISTS would wait for.
        await using var other = await Query.OpenAsync(database.ConnectionString);
        await using var transaction = await other.BeginTransactionAsync();
        await using (var update = new Npgsql.NpgsqlCommand("UPDATE users SET password = 'y'", other, transaction))
            await update.ExecuteNonQueryAsync();

        await migrator.MigrateAsync(new MigrateRequest { Target = MigrationVersion.Parse("0030") });

        (await Query.ScalarAsync(database.ConnectionString, "SELECT kind FROM strict_migrations.ledger")).Should().Be("baselined");
    }

    [Test]
    public async Task A_half_migrated_database_is_refused_with_the_difference_and_left_as_it_was()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = await OldFilesAsync();
        await Query.ScalarAsync(database.ConnectionString, "CREATE TABLE users (id int PRIMARY KEY, password text)");
        await using var migrator = Migrator(database, folder);

        var refused = (await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationValidationException>()).Which;

        refused.Findings.Select(finding => $"{finding.Rule} {finding.Subject}").Should().Equal("baseline/mismatch index public.users.users_password");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT to_regclass('users_password') IS NULL")).Should().Be(true);
        (await Query.ScalarAsync(database.ConnectionString, "SELECT count(*) FROM strict_migrations.ledger")).Should().Be(0L);
    }

    [Test]
    public async Task A_database_with_more_than_the_baseline_knows_is_refused()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = await OldFilesAsync();
        await Query.ScalarAsync(database.ConnectionString, Schema + "CREATE TABLE surplus ()");
        await using var migrator = Migrator(database, folder);

        (await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationValidationException>())
            .Which.Findings.Single().Message.Should().Contain("objects that the baseline does not know");
    }

    [Test]
    public async Task What_this_database_never_had_of_what_the_baseline_stands_for_is_named_beside_the_difference()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY, password text);");
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();
        folder.Write("0002_index.sql", "CREATE INDEX users_password ON users (password);").Write("0030_baseline.sql", $"-- BASELINE: 0000-0029\n-- SCHEMA: {await FingerprintAsync()}\n{Schema}");

        var refused = (await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationValidationException>()).Which;

        refused.Message.Should().Contain("index public.users.users_password is missing here").And.Contain("0030_baseline.sql stands for 0002_index.sql too, which this database never had.");
        refused.Message.Should().NotContain("0001_users.sql too");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT count(*) FROM strict_migrations.ledger")).Should().Be(1L);
    }

    [Test]
    public async Task A_baseline_that_was_generated_from_another_database_is_refused_with_what_differs_and_nothing_is_changed()
    {
        await using var staging = await TestServer.NewDatabaseAsync();
        await using var production = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY, email text);");
        await using var there = Migrator(staging, folder);
        await using var here = Migrator(production, folder);
        await there.MigrateAsync();
        await here.MigrateAsync();
        await Query.ScalarAsync(staging.ConnectionString, "ALTER TABLE users ALTER COLUMN email SET NOT NULL; CREATE TABLE only_there ()");
        await there.Administration.BaselineAsync(new BaselineRequest { Version = MigrationVersion.Parse("0030"), Name = "base" });

        var refused = (await here.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationValidationException>()).Which;

        refused.Findings.Select(finding => $"{finding.Rule} {finding.Subject}").Should().BeEquivalentTo("baseline/mismatch table public.only_there", "baseline/mismatch 0030_base.sql");
        refused.Message.Should().Contain("this database has objects that the baseline does not know, or that it has otherwise").And.Contain("strict-migrations diff");
        (await Query.ScalarAsync(production.ConnectionString, "SELECT to_regclass('only_there') IS NULL")).Should().Be(true);
    }

    [Test]
    public async Task A_database_with_a_schema_and_no_history_is_refused_with_the_ways_out()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_one.sql", "CREATE TABLE one ();");
        await Query.ScalarAsync(database.ConnectionString, "CREATE TABLE users (id int PRIMARY KEY)");
        await using var migrator = Migrator(database, folder);

        var refused = (await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationValidationException>()).Which;

        refused.Findings.Single().Rule.Should().Be("history/unmanaged");
        refused.Message.Should().Contain("table public.users").And.Contain("strict-migrations adopt").And.Contain("strict-migrations baseline");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT to_regnamespace('strict_migrations') IS NULL")).Should().Be(true);
    }

    [Test]
    public async Task A_dependency_on_what_the_baseline_stands_for_is_met()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = await OldFilesAsync();
        folder.Write("0031_more.sql", "-- DEPENDS: 0001_one.sql, 0017\nCREATE TABLE more ();");
        await using var migrator = Migrator(database, folder);

        (await migrator.MigrateAsync()).Applied.Should().HaveCount(2);
    }

    /// <summary>Two files with one number, one that could never run, and the baseline that stands for all of them.</summary>
    private static async Task<MigrationFolder> OldFilesAsync() => new MigrationFolder()
        .Write("0001_one.sql", "CREATE TABLE users (id int);")
        .Write("0001_other.sql", "SELECT broken")
        .Write("0002_broken.sql.retired", "-- RETIRED: 2026-11-22 (never ran) replaced by 0030\nSELECT password_hash FROM users;")
        .Write("0030_baseline.sql", $"-- BASELINE: 0000-0029\n-- SCHEMA: {await FingerprintAsync()}\n{Schema}")
        .Write("0031_more.sql", "CREATE TABLE more ();");

    private static async Task<Fingerprint> FingerprintAsync()
    {
        await using var scratch = await TestServer.NewDatabaseAsync();
        await Query.ScalarAsync(scratch.ConnectionString, Schema);
        await using var connection = await Query.OpenAsync(scratch.ConnectionString);
        return (await SnapshotReader.ReadAsync(connection)).Fingerprint;
    }

    private static StrictMigrator Migrator(TestDatabase database, MigrationFolder folder) =>
        StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath));
}
