namespace StrictMigrations.Tests.Running;

/// <summary>Decisions that travel in the files: what is retired, which edit is accepted.</summary>
public sealed class DecisionTests
{
    [Test]
    public async Task A_retired_file_never_runs_and_is_recorded_once()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();").Write("0002_b.sql.retired", "-- RETIRED: 2026-11-22 (expects a column that never existed) replaced by 0001\nCREATE TABLE b ();");

        await sandbox.MigrateAsync();
        await sandbox.MigrateAsync();

        (await sandbox.LedgerAsync()).Should().Be("retired 2, applied 1");
        (await sandbox.ScalarAsync("SELECT reason FROM strict_migrations.ledger WHERE kind = 'retired'")).Should().Be("expects a column that never existed");
        (await sandbox.TablesAsync()).Should().Be("a");
    }

    [Test]
    public async Task A_migration_that_was_applied_and_is_replaced_may_be_retired()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_a.sql", "CREATE TABLE a ();").MigrateAsync();
        sandbox.Delete("0001_a.sql").Write("0001_a.sql.retired", "-- RETIRED: 2026-11-22 (too wide) replaced by 0002\nCREATE TABLE a ();").Write("0002_b.sql", "CREATE TABLE b ();");

        await sandbox.MigrateAsync();
        await sandbox.MigrateAsync();

        (await sandbox.LedgerAsync()).Should().Be("applied 1, retired 1, applied 2");
    }

    [Test]
    public async Task A_migration_that_was_applied_and_is_not_replaced_may_not_be_retired()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_a.sql", "CREATE TABLE a ();").MigrateAsync();
        sandbox.Delete("0001_a.sql").Write("0001_a.sql.retired", "-- RETIRED: 2026-11-22 (too wide)\nCREATE TABLE a ();");

        (await sandbox.FailAsync<MigrationValidationException>()).Findings.Should().Contain(finding => finding.Rule == "history/retired-after-apply");
    }

    [Test]
    public async Task A_retirement_that_was_taken_back_is_a_migration_like_any_other()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_a.sql.retired", "-- RETIRED: 2026-11-22 (not now)\nCREATE TABLE a ();").MigrateAsync();
        await sandbox.Rename("0001_a.sql.retired", "0001_a.sql").Write("0001_a.sql", "CREATE TABLE a ();").Write("0002_b.sql", "CREATE TABLE b ();").MigrateAsync();
        (await sandbox.LedgerAsync()).Should().Be("retired 1, applied 1, applied 2");

        (await sandbox.Delete("0001_a.sql").FailAsync<MigrationValidationException>()).Findings.Should().Contain(finding => finding.Rule == "history/missing");
    }

    [Test]
    public async Task An_accepted_edit_is_recorded_once_and_counts_from_then_on()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_a.sql", "CREATE TABLE a ();").MigrateAsync();
        var ran = await sandbox.ScalarAsync("SELECT checksum FROM strict_migrations.ledger");
        sandbox.Write("0001_a.sql", $"-- ACCEPTS: {ran} (a comment)\nCREATE TABLE a (); -- the first");

        await sandbox.MigrateAsync();
        (await sandbox.MigrateAsync()).Findings.Should().BeEmpty();

        (await sandbox.LedgerAsync()).Should().Be("applied 1, accepted 1");
        (await sandbox.ScalarAsync("SELECT reason FROM strict_migrations.ledger WHERE id = 2")).Should().Be("a comment");
        (await sandbox.Write("0001_a.sql", "CREATE TABLE a (i int);").FailAsync<MigrationValidationException>()).Findings.Single().Rule.Should().Be("checksum/modified");
    }

    [Test]
    public async Task A_file_that_accepts_another_checksum_is_edited_all_the_same()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_a.sql", "CREATE TABLE a ();").MigrateAsync();
        sandbox.Write("0001_a.sql", $"-- ACCEPTS: sha256:v1:{new string('0', 64)} (guessed)\nCREATE TABLE a ();");

        (await sandbox.FailAsync<MigrationValidationException>()).Findings.Single().Rule.Should().Be("checksum/modified");
    }
}
