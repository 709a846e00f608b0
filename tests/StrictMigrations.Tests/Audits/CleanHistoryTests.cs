using StrictMigrations.Tests.Docs;

namespace StrictMigrations.Tests.Audits;

/// <summary>A history that is as it should be, and what breaks it.</summary>
public sealed class CleanHistoryTests
{
    private const string Request = "schema_migrations";

    private AuditedDatabase _database = null!;

    [SetUp]
    public async Task CreateAsync() => _database = await CleanHistory.CreateAsync();

    [TearDown]
    public ValueTask DropAsync() => _database.DisposeAsync();

    [Test]
    public async Task A_clean_history_gives_no_finding()
    {
        var report = await _database.AuditAsync(new AuditRequest { HistoryTable = Request }, replays: true);

        report.Findings.Should().BeEmpty();
        report.Migrations.Should().OnlyContain(migration => migration.State == AuditState.Applied).And.HaveCount(3);
        report.RiskNow.Level.Should().Be(RiskLevel.Low);
        report.Rescue.Select(step => step.Command).Should().Equal(
            "strict-migrations adopt --history public.schema_migrations --dry-run", "strict-migrations adopt --history public.schema_migrations", "strict-migrations migrate", "strict-migrations validate");
    }

    [Test]
    public async Task A_pending_file_is_no_finding()
    {
        _database.Write("0004_later.sql", "ALTER TABLE users ADD COLUMN later text;");

        var report = await _database.AuditAsync(new AuditRequest { HistoryTable = Request }, replays: true);

        report.Findings.Should().BeEmpty();
        report.Migrations.Should().ContainSingle(migration => migration.State == AuditState.Pending).Which.FileName.Should().Be("0004_later.sql");
    }

    [Test]
    public Task A_row_without_checksum_proves_nothing() => Finds(
        "UPDATE schema_migrations SET checksum = NULL WHERE id = 2", "audit/unverifiable 0002_active_users.sql");

    [Test]
    public Task A_failure_before_the_success_is_no_finding() => Finds(
        "INSERT INTO schema_migrations (id, filename, status) VALUES (0, '0003_lookups.sql', 'failed')");

    [Test]
    public Task A_file_with_a_new_number_is_the_one_that_ran()
    {
        File.Move(Path.Combine(_database.Folder, "0003_lookups.sql"), Path.Combine(_database.Folder, "0005_views.sql"));
        return Finds(null, "audit/gap 0005_views.sql", "audit/renamed 0003_lookups.sql");
    }

    [Test]
    public Task A_file_that_is_gone_is_missed()
    {
        File.Delete(Path.Combine(_database.Folder, "0003_lookups.sql"));
        return Finds(null, "audit/missing 0003_lookups.sql", "audit/schema-unexplained public.schema_migrations");
    }

    [Test]
    public Task A_misnamed_file_and_one_that_cannot_be_read_are_said()
    {
        _database.Write("4_short.sql", "SELECT 1;");
        _database.Write("0004_open.sql", "SELECT 'never closed;");
        return Finds(null, "audit/misnamed 4_short.sql", "audit/unreadable 0004_open.sql", "audit/fresh-fails 0004_open.sql");
    }

    [Test]
    public async Task A_table_of_an_unknown_shape_is_refused_with_its_columns()
    {
        await _database.ExecuteAsync("CREATE TABLE odd (a int, b text)");

        var audit = () => _database.AuditAsync(new AuditRequest { HistoryTable = "odd" });

        (await audit.Should().ThrowAsync<MigrationConfigurationException>()).WithMessage("*public.odd has the columns a, b*");
    }

    [Test]
    public async Task What_is_not_in_one_database_is_not_replayed()
    {
        _database.Write("0004_role.sql", "CREATE ROLE audit_never_created;");

        var report = await _database.AuditAsync(new AuditRequest { HistoryTable = Request }, replays: true);

        AuditedDatabase.Short(report).Should().Equal("audit/not-replayed public.schema_migrations");
        (await Query.ScalarAsync(_database.ConnectionString, "SELECT count(*) FROM pg_roles WHERE rolname = 'audit_never_created'")).Should().Be(0L);
    }

    [Test]
    public async Task A_role_without_CREATEDB_gets_the_rest_of_the_audit_and_is_told_what_is_missing()
    {
        await using var role = await TestRole.CreateAsync(_database.Database, "auditor", "SELECT 1");

        var report = await _database.AuditAsync(new AuditRequest { HistoryTable = Request, AdminConnectionString = role.ConnectionString });

        report.Migrations.Should().HaveCount(3);
        report.RiskNow.Level.Should().Be(RiskLevel.Medium);
        report.Findings.Should().ContainSingle().Which.Message.Should().StartWith("The files were not replayed: The role 'auditor_").And.Contain("CREATEDB").And.Contain("--admin-connection").And.EndWith("Whether a fresh database succeeds is not known.");
    }

    private async Task Finds(string? change, params string[] findings)
    {
        if (change is not null)
            await _database.ExecuteAsync(change);

        AuditedDatabase.Short(await _database.AuditAsync(new AuditRequest { HistoryTable = Request }, replays: true)).Should().BeEquivalentTo(findings);
    }
}
