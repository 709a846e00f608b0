using System.Text;
using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Running.Acts;

public sealed class RetireTests
{
    /// <summary>It stands still, so that no midnight passes; at the true time, for shadow databases of long ago would be taken for leftovers.</summary>
    private static readonly StandingClock Clock = new(TimeProvider.System.GetUtcNow());

    [Test]
    public async Task Files_below_a_baseline_are_renamed_in_one_act_with_the_reason_in_each()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = await WithBaselineAsync(database);
        folder.Write("0002_posts.sql", "\uFEFF-- the posts\r\nCREATE TABLE posts (id int);\r\n");
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();
        var before = await File.ReadAllTextAsync(Path.Combine(folder.FullPath, "0001_users.sql"));

        var changed = await migrator.Administration.RetireAsync(new RetireRequest { Migrations = ["0001", "migrations/0002_posts.sql"], Reason = "part of the (true) baseline", ReplacedBy = "0010" });

        var line = $"-- RETIRED: {Clock.Now:yyyy-MM-dd} (part of the (true) baseline) replaced by 0010";
        changed.Files.Should().Equal(
            new ChangedFile(Path.Combine(folder.FullPath, "0001_users.sql"), "0001_users.sql.retired", line),
            new ChangedFile(Path.Combine(folder.FullPath, "0002_posts.sql"), "0002_posts.sql.retired", line));
        Names(folder).Should().Equal("0001_users.sql.retired", "0002_posts.sql.retired", "0010_base.sql");
        Bytes(folder, "0001_users.sql.retired").Should().Equal(Encoding.UTF8.GetBytes($"{line}\n{before}"));
        Bytes(folder, "0002_posts.sql.retired").Should().Equal(Encoding.UTF8.GetBytes($"\uFEFF{line}\r\n-- the posts\r\nCREATE TABLE posts (id int);\r\n"));
        (await migrator.Runner.ValidateAsync()).HasErrors.Should().BeFalse();
        await migrator.MigrateAsync();
        await using var fresh = await TestServer.NewDatabaseAsync();
        await using var other = Migrator(fresh, folder);
        (await other.MigrateAsync()).Applied.Select(applied => applied.FileName).Should().Equal("0010_base.sql");
    }

    [Test]
    public async Task What_is_needed_is_refused_all_at_once_and_no_file_is_touched()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder()
            .Write("0001_users.sql", "CREATE TABLE users (id int);")
            .Write("0002_posts.sql", "-- DEPENDS: 0001\nCREATE TABLE posts (id int);")
            .Write("0003_old.sql.retired", "-- RETIRED: 2026-11-22 (never worked)\nSELECT 1;");
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();

        var refused = (await migrator.Invoking(m => m.Administration.RetireAsync(new RetireRequest { Migrations = ["0001", "0003"], Reason = "r" })).Should().ThrowAsync<MigrationValidationException>()).Which;

        refused.Findings.Select(finding => finding.Rule).Should().Equal("retire/depended-on", "retire/applied", "retire/already-retired");
        refused.Message.Should().StartWith("Nothing was changed. 3 errors:").And.Contain("0002_posts.sql depends on 0001_users.sql and stays active.").And.Contain("strict-migrations baseline");
        Names(folder).Should().Equal("0001_users.sql", "0002_posts.sql", "0003_old.sql.retired");
    }

    [Test]
    public async Task A_baseline_does_not_go_with_what_it_stands_for()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = await WithBaselineAsync(database);
        await using var migrator = Migrator(database, folder);

        var refused = (await migrator.Invoking(m => m.Administration.RetireAsync(new RetireRequest { Migrations = ["0001", "0010"], Reason = "r" })).Should().ThrowAsync<MigrationValidationException>()).Which;

        refused.Findings.Select(finding => (finding.Rule, finding.Subject)).Should().Equal(("retire/applied", "0001_users.sql"));
    }

    [Test]
    public async Task A_name_that_is_taken_stops_the_whole_act()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = await WithBaselineAsync(database);
        Directory.CreateDirectory(Path.Combine(folder.FullPath, "0002_posts.sql.retired"));
        await using var migrator = Migrator(database, folder);

        await migrator.Invoking(m => m.Administration.RetireAsync(new RetireRequest { Migrations = ["0001", "0002"], Reason = "r" })).Should()
            .ThrowAsync<MigrationValidationException>().WithMessage("*0002_posts.sql.retired is there already.*");

        Names(folder).Should().Equal("0001_users.sql", "0002_posts.sql", "0010_base.sql");
    }

    [TestCase("0007", "r", null, "There is no migration '0007'*")]
    [TestCase("0001", " ", null, "The decision needs a reason*")]
    [TestCase("0001", "two\nlines", null, "The reason cannot stand in a header*")]
    [TestCase("0001", "open (only", null, "The reason cannot stand in a header*")]
    [TestCase("0001", "r", "0009", "'0009' is not one active migration that stays*")]
    public async Task A_wrong_request_is_explained(string migration, string reason, string? replacedBy, string message)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = await WithBaselineAsync(database);
        await using var migrator = Migrator(database, folder);

        await migrator.Invoking(m => m.Administration.RetireAsync(new RetireRequest { Migrations = [migration], Reason = reason, ReplacedBy = replacedBy }))
            .Should().ThrowAsync<MigrationConfigurationException>().WithMessage(message);

        Names(folder).Should().Equal("0001_users.sql", "0002_posts.sql", "0010_base.sql");
    }

    [Test]
    public async Task What_is_no_file_of_a_folder_cannot_be_retired()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).AddSource(_ => new MemorySource(("0001_users.sql", "CREATE TABLE users (id int);"))));

        await migrator.Invoking(m => m.Administration.RetireAsync(new RetireRequest { Migrations = ["0001"], Reason = "r" }))
            .Should().ThrowAsync<MigrationConfigurationException>().WithMessage("0001_users.sql is no file of a folder: it is /m/0001_users.sql*");
    }

    /// <summary>0001 and 0002 ran here, and 0010 stands for them.</summary>
    private static async Task<MigrationFolder> WithBaselineAsync(TestDatabase database)
    {
        var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);\n").Write("0002_posts.sql", "CREATE TABLE posts (id int);");
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();
        var fingerprint = await Query.ScalarAsync(database.ConnectionString, "SELECT schema_fingerprint FROM strict_migrations.ledger ORDER BY id DESC LIMIT 1");
        return folder.Write("0010_base.sql", $"-- BASELINE: 0001-0009\n-- SCHEMA: {fingerprint}\nCREATE TABLE users (id int);\nCREATE TABLE posts (id int);");
    }

    private static StrictMigrator Migrator(TestDatabase database, MigrationFolder folder) =>
        StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath), Clock);

    private static IEnumerable<string?> Names(MigrationFolder folder) => Directory.GetFiles(folder.FullPath).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private static byte[] Bytes(MigrationFolder folder, string name) => File.ReadAllBytes(Path.Combine(folder.FullPath, name));

    /// <summary>Also the services that have no other.</summary>
    private sealed class StandingClock(DateTimeOffset now) : TimeProvider, IServiceProvider
    {
        public DateTimeOffset Now => now;

        public override DateTimeOffset GetUtcNow() => now;

        public object? GetService(Type serviceType) => serviceType == typeof(TimeProvider) ? this : null;
    }
}
