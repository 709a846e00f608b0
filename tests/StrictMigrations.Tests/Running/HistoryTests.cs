namespace StrictMigrations.Tests.Running;

/// <summary>Starts that meet a database with a past.</summary>
public sealed class HistoryTests
{
    [Test]
    public async Task An_applied_file_that_was_edited_stops_the_start()
    {
        await using var sandbox = await AppliedAsync();
        sandbox.Write("0001_a.sql", "CREATE TABLE a (i int);").Write("0003_c.sql", "CREATE TABLE c ();");

        var refusal = await sandbox.FailAsync<MigrationValidationException>();

        refusal.Message.Should().StartWith("Nothing was changed. 1 error:").And.Contain("0001_a.sql was edited after it ran").And.Contain("-- ACCEPTS: sha256:v1:");
        (await sandbox.TablesAsync()).Should().Be("a, b");
    }

    [Test]
    public async Task Line_ends_and_a_byte_order_mark_are_no_edit()
    {
        await using var sandbox = await AppliedAsync();
        sandbox.Write("0001_a.sql", "\uFEFFCREATE TABLE a ();\r\n");

        (await sandbox.MigrateAsync()).Applied.Should().BeEmpty();
    }

    [Test]
    public async Task An_applied_file_that_was_renamed_stops_the_start()
    {
        await using var sandbox = await AppliedAsync();
        sandbox.Rename("0002_b.sql", "0002_better.sql");

        var finding = (await sandbox.FailAsync<MigrationValidationException>()).Findings.Single();

        (finding.Rule, finding.Remedy).Should().Be(("checksum/renamed", "Give the file its name back: 0002_b.sql."));
    }

    [Test]
    public async Task An_applied_file_that_was_deleted_stops_the_start()
    {
        await using var sandbox = await AppliedAsync();

        (await sandbox.Delete("0001_a.sql").FailAsync<MigrationValidationException>()).Findings.Single(finding => finding.Severity == Severity.Error).Rule.Should().Be("history/missing");
    }

    [Test]
    public async Task A_late_lower_number_stops_the_start_unless_it_is_allowed()
    {
        await using var sandbox = await AppliedAsync();
        await sandbox.Write("0004_d.sql", "CREATE TABLE d ();").MigrateAsync();
        sandbox.Write("0003_c.sql", "CREATE TABLE c ();");

        (await sandbox.FailAsync<MigrationValidationException>()).Findings.Single().Rule.Should().Be("ordering/late");
        await sandbox.Write("0003_c.sql", "-- ALLOW: ordering/late (independent of d)\nCREATE TABLE c ();").MigrateAsync();

        (await sandbox.LedgerAsync()).Should().Be("applied 1, applied 2, applied 4, applied 3");
        (await sandbox.MigrateAsync()).Applied.Should().BeEmpty();
    }

    [Test]
    public async Task A_newer_database_is_only_a_warning()
    {
        await using var sandbox = await AppliedAsync();
        sandbox.Delete("0002_b.sql");

        var result = await sandbox.MigrateAsync();

        result.Applied.Should().BeEmpty();
        (result.Findings.Single().Rule, result.Findings.Single().Severity).Should().Be(("history/ahead", Severity.Warning));
    }

    [TestCase("0003", "a, b, c")]
    [TestCase("4", "a, b, c, d")]
    public async Task A_target_is_the_last_version_that_runs(string target, string tables)
    {
        await using var sandbox = await AppliedAsync();
        sandbox.Write("0003_c.sql", "CREATE TABLE c ();").Write("0004_d.sql", "CREATE TABLE d ();").Write("R__e.sql", "CREATE TABLE e ();");

        await sandbox.MigrateAsync(request: new MigrateRequest { Target = MigrationVersion.Parse(target) });

        (await sandbox.TablesAsync()).Should().Be(tables);
    }

    [TestCase("0009", "There is no migration with the version 0009; the highest is 0003. Nothing was changed. Name an existing version as target.")]
    [TestCase("0001", "The target 0001 is below 0002, which is applied already. Nothing was changed. Migrating never goes back; roll back instead.")]
    public async Task A_wrong_target_is_refused(string target, string message)
    {
        await using var sandbox = await AppliedAsync();
        sandbox.Write("0003_c.sql", "CREATE TABLE c ();");

        (await sandbox.FailAsync<MigrationConfigurationException>(request: new MigrateRequest { Target = MigrationVersion.Parse(target) })).Message.Should().Be(message);
    }

    [Test]
    public async Task A_ledger_whose_tail_was_cut_off_shows_against_the_expected_head()
    {
        await using var sandbox = await AppliedAsync();
        await using var migrator = sandbox.Migrator();
        var head = (await migrator.Runner.StatusAsync()).Head.ToString();
        await sandbox.ExecuteAsync("ALTER TABLE strict_migrations.ledger DISABLE TRIGGER append_only; DELETE FROM strict_migrations.ledger WHERE id = 2; DROP TABLE b");

        (await sandbox.FailAsync<MigrationDatabaseException>(options => options.ExpectedLedgerHead = head)).Message.Should()
            .Be($"The ledger ends at row 1 and does not contain the expected head {head}: rows were cut off, or this is another database. Nothing was changed. Find out who wrote to the ledger, and restore it from a backup; it is written by StrictMigrations alone.");
        (await sandbox.MigrateAsync()).Applied.Should().HaveCount(1, "without the expected head nothing shows that it was there");
    }

    [Test]
    public async Task An_expected_head_that_the_ledger_went_beyond_is_fine()
    {
        await using var sandbox = await AppliedAsync();
        await using var migrator = sandbox.Migrator();
        var head = (await migrator.Runner.StatusAsync()).Head.ToString();

        await sandbox.Write("0003_c.sql", "SELECT 1;").MigrateAsync(options => options.ExpectedLedgerHead = head);

        (await sandbox.MigrateAsync(options => options.ExpectedLedgerHead = head)).Applied.Should().BeEmpty();
    }

    private static async Task<Sandbox> AppliedAsync()
    {
        var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_a.sql", "CREATE TABLE a ();\n").Write("0002_b.sql", "CREATE TABLE b ();").MigrateAsync();
        return sandbox;
    }
}
