using System.Text.RegularExpressions;

namespace StrictMigrations.Tests.Audits;

/// <summary>The audit of the sample against a list written by hand.</summary>
public sealed partial class BrokenHistoryTests
{
    private static readonly string[] RedefinedTables =
    [
        "ai_models", "ai_requests", "api_keys", "comments", "content", "content_metrics", "content_tags", "content_versions", "invitations", "invoices", "media", "media_variants",
        "notifications", "project_members", "projects", "prompts", "roles", "sessions", "settings", "subscriptions", "templates", "user_roles", "users", "workflow_steps", "workflows",
    ];

    private static readonly string[] Expected =
    [
        "audit/blocked 0007_password_hash_index.sql",
        "audit/does-nothing 0012_verify_schema.sql",
        "audit/does-nothing 0015_confirm_roles.sql",
        "audit/does-nothing 0020_mark_complete.sql",
        "audit/does-nothing 0028_final_verification.sql",
        "audit/duplicate-number 0003",
        "audit/duplicate-number 0004",
        "audit/failed 0007_password_hash_index.sql",
        "audit/false-expectation column users.password_hash",
        "audit/file-beside 0007_password_hash_index.sql.backup",
        "audit/file-beside 0016_user_security.sql.disabled",
        "audit/file-beside 0023_audit_triggers.sql.skip",
        "audit/fresh-fails 0007_password_hash_index.sql",
        "audit/gap 0017_invitation_expiry.sql",
        "audit/line-ends 0005_billing.sql",
        "audit/line-ends 0006_notifications.sql",
        "audit/never-executed 0001_core_tables_idempotent.sql",
        .. RedefinedTables.Select(table => $"audit/redefined table {table}"),
        "audit/retired-but-executed 0001_core_tables_clean.sql",
        "audit/same-text 0008_repair_core_tables.sql",
        "audit/schema-unexplained public.schema_migrations",
        "audit/undeclared-dependency 0007_password_hash_index.sql",
        "audit/undeclared-dependency 0010_backfill_password_hash.sql",
        "audit/undeclared-dependency 0013_require_password_hash.sql",
        "audit/undeclared-dependency 0019_seed_administrator.sql",
        "audit/undeclared-dependency 0024_password_policy.sql",
        "audit/unmet-dependency 0017_invitation_expiry.sql",
        "audit/unmet-dependency 0024_password_policy.sql",
        "audit/unmet-dependency 0029_add_content_metrics_created_at.sql",
        "audit/unverifiable 0029_add_content_metrics_created_at.sql",
    ];

    private AuditedDatabase _database = null!;
    private AuditReport _report = null!;

    [OneTimeSetUp]
    public async Task AuditAsync()
    {
        _database = await AuditedDatabase.OfSampleAsync();
        _report = await _database.AuditAsync(replays: true);
    }

    [OneTimeTearDown]
    public ValueTask DropAsync() => _database.DisposeAsync();

    [Test]
    public void The_findings_are_the_ones_that_were_written_by_hand()
    {
        TestContext.Out.WriteLine(string.Join("\n", _report.Findings.Select(StrictMigrations.Reporting.FindingsText.Of)));
        AuditedDatabase.Short(_report).Should().BeEquivalentTo(Expected);
    }

    [Test]
    public async Task The_sample_is_what_its_README_says()
    {
        var files = Directory.GetFiles(_database.Folder, "*.sql");
        files.Should().HaveCount(31);
        files.Count(file => File.ReadAllText(file).Contains("\r\n", StringComparison.Ordinal)).Should().Be(25);
        files.Select(file => Path.GetFileName(file)[..4]).Distinct().Should().HaveCount(29).And.NotContain("0016");
        files.SelectMany(file => Created().Matches(File.ReadAllText(file)).Select(match => match.Groups["table"].Value).Distinct()).GroupBy(table => table).Count(table => table.Count() > 1).Should().Be(27);
        (await Query.ScalarAsync(_database.ConnectionString, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migrations'")).Should().Be(28L);
        (await Query.ScalarAsync(_database.ConnectionString, "SELECT string_agg(DISTINCT status || ' ' || n, ', ' ORDER BY status || ' ' || n) FROM (SELECT status, count(*) n FROM schema_migrations GROUP BY status) s")).Should().Be("completed 10, failed 1");
    }

    [Test]
    public void Every_file_and_every_row_has_its_state() =>
        _report.Migrations.GroupBy(migration => migration.State).Select(group => $"{group.Key} {group.Count()}").Should().BeEquivalentTo(
            "Applied 6", "LineEndsChanged 2", "Unverifiable 1", "Failed 1", "Blocked 20", "NeverExecuted 1", "RetiredAfterApply 1");

    [Test]
    public void The_failed_migration_its_column_its_false_expectation_and_what_it_blocked_are_one_cause()
    {
        var cause = _report.Causes.Should().ContainSingle(cause => cause.Title == "0007_password_hash_index.sql failed on users.password_hash, which no file makes").Which;

        cause.Evidence.Select(finding => finding.Rule).Distinct().Should().BeEquivalentTo("audit/failed", "audit/blocked", "audit/undeclared-dependency", "audit/false-expectation", "audit/fresh-fails");
        cause.Evidence.Select(finding => finding.Message).Should().Contain("Expected column users.password_hash; it is not there; column public.users.password (text, not null) is there. The expectation is false, not the schema, unless a migration was meant to make it so.");
    }

    [Test]
    public void A_finding_has_exactly_one_cause() =>
        _report.Causes.SelectMany(cause => cause.Evidence).Should().BeEquivalentTo(_report.Findings).And.OnlyHaveUniqueItems();

    [Test]
    public void The_failure_names_the_twenty_files_that_it_blocked() =>
        _report.Findings.Should().ContainSingle(finding => finding.Rule == "audit/blocked").Which.Message
            .Should().StartWith("The former runner stopped at 0007_password_hash_index.sql: 20 files behind it never ran: 0008_repair_core_tables.sql, 0009_audit_events.sql").And.EndWith("0028_final_verification.sql.");

    [Test]
    public void Of_the_eleven_recorded_files_two_succeed_on_an_empty_database() =>
        _report.Findings.Should().ContainSingle(finding => finding.Rule == "audit/schema-unexplained").Which.Message
            .Should().StartWith("The history does not explain the schema: of the 11 files that it records, 2 succeed on an empty database, and what they make is not what is there: ");

    [Test]
    public void A_fresh_database_fails_first_where_this_one_did()
    {
        var fresh = _report.Replays.Should().ContainSingle(replay => replay.Files == ReplayedFiles.All).Which;

        fresh.Failures.Select(failure => failure.FileName[..4]).Should().Equal("0007", "0010", "0013", "0019", "0024");
        fresh.Failures[0].Should().Be(new ReplayFailure("0007_password_hash_index.sql", 2, "column \"password_hash\" does not exist"));
    }

    [Test]
    public void The_rescue_is_adopt_baseline_retire_migrate()
    {
        var commands = _report.Rescue.Select(step => step.Command).OfType<string>().ToList();

        commands[..3].Should().Equal(
            "strict-migrations adopt --history public.schema_migrations --dry-run",
            "strict-migrations adopt --history public.schema_migrations",
            "strict-migrations baseline --version 0030 --name establish_true_baseline --approve");
        commands[3].Should().StartWith("strict-migrations retire 0001_core_tables_idempotent.sql 0007_password_hash_index.sql 0008_repair_core_tables.sql").And.EndWith(" 0028_final_verification.sql --reason 'never ran' --replaced-by 0030_establish_true_baseline.sql");
        commands[4..].Should().Equal("strict-migrations migrate", "strict-migrations validate");
    }

    [Test]
    public void The_risk_is_high_and_low_after_the_rescue()
    {
        _report.RiskNow.Level.Should().Be(RiskLevel.High);
        _report.RiskAfterRescue.Level.Should().Be(RiskLevel.Low);
    }

    [Test]
    public async Task Nothing_was_changed()
    {
        await using var again = await AuditedDatabase.OfSampleAsync();
        await using var connection = await Query.OpenAsync(_database.ConnectionString);
        await using var fresh = await Query.OpenAsync(again.ConnectionString);

        (await SnapshotReader.ReadAsync(connection)).Should().Be(await SnapshotReader.ReadAsync(fresh));
    }

    [GeneratedRegex("CREATE TABLE (IF NOT EXISTS )?(?<table>[a-z_]+)")]
    private static partial Regex Created();
}
