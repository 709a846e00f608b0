namespace StrictMigrations.Tests.Adoption;

public sealed class RefusedAdoptionTests
{
    private const string Table = "CREATE TABLE schema_migrations (id serial, filename text, checksum text, status text);";

    [Test]
    public async Task An_edited_file_is_refused_and_can_be_accepted_with_a_reason()
    {
        await using var adoption = await StartAsync("('0001_users.sql', md5('another text'), 'completed')");

        var refused = await adoption.RefusedAsync();
        var accepted = await adoption.AdoptAsync(new AdoptRequest { Accepted = ["0001_users.sql"], Reason = "a typo in a comment" });

        refused.Message.Should().Contain("adopt/checksum 0001_users.sql: Row 1: 0001_users.sql was edited since it ran").And.Contain("--accept 0001_users.sql --reason TEXT");
        accepted.Rows.Single().Note.Should().Be("edited since it ran, and accepted: a typo in a comment");
        (await adoption.StatesAsync()).First().Should().Be("0001_users Applied");
    }

    [Test]
    public async Task A_refusal_leaves_no_ledger_behind()
    {
        await using var adoption = await StartAsync("('0001_users.sql', md5('another text'), 'completed')");

        await adoption.RefusedAsync();

        (await adoption.RunAsync("SELECT to_regnamespace('strict_migrations')::text")).Should().Be(DBNull.Value);
    }

    [Test]
    public async Task Accepting_needs_a_reason()
    {
        await using var adoption = await StartAsync("('0001_users.sql', md5('another text'), 'completed')");

        await adoption.Invoking(a => a.AdoptAsync(new AdoptRequest { Accepted = ["0001_users.sql"] }))
            .Should().ThrowAsync<MigrationConfigurationException>().WithMessage("Accepting rows needs a reason*");
    }

    [Test]
    public async Task A_row_that_no_file_belongs_to_is_refused_accepted_or_left_out()
    {
        await using var adoption = await StartAsync("('0001_users.sql', NULL, 'completed'), ('0002_gone.sql', NULL, 'completed'), ('0003_other_app.sql', NULL, 'completed')");

        var refused = await adoption.RefusedAsync();
        await adoption.AdoptAsync(new AdoptRequest { Accepted = ["0002_gone.sql"], Skipped = ["0003_other_app.sql"], Reason = "squashed in 2024" });

        refused.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => $"{finding.Rule} {finding.Subject}").Should().Equal("adopt/no-file 0002_gone.sql", "adopt/no-file 0003_other_app.sql");
        refused.Message.Should().Contain("--skip 0003_other_app.sql");
        (await adoption.StatesAsync()).Should().Equal("0001_users Unverified", "0002_gone Missing", "0005_late Pending");
    }

    [Test]
    public async Task A_name_that_no_row_has_is_refused()
    {
        await using var adoption = await StartAsync("('0001_users.sql', NULL, 'completed')");

        await adoption.Invoking(a => a.AdoptAsync(new AdoptRequest { Skipped = ["0001_user.sql"] }))
            .Should().ThrowAsync<MigrationConfigurationException>().WithMessage("public.schema_migrations has no row 0001_user.sql*");
    }

    [Test]
    public async Task The_history_of_another_application_is_told_as_such()
    {
        await using var adoption = await StartAsync("('0011_invoices.sql', NULL, 'completed'), ('0012_payments.sql', NULL, 'completed'), ('seed data', NULL, 'completed')");

        var refused = await adoption.RefusedAsync();

        refused.Findings.Where(finding => finding.Severity == Severity.Error).Should().ContainSingle()
            .Which.Message.Should().Be("None of its 3 rows, 0011_invoices.sql for instance, has a file here: it is another application's history, or these are other files.");
    }

    [Test]
    public async Task A_file_that_was_renamed_is_recognised_by_its_checksum_only()
    {
        await using var adoption = await StartAsync("('0001_people.sql', md5('CREATE TABLE users (id int);'), 'completed'), ('0005_early.sql', md5('x'), 'completed')");

        var refused = await adoption.RefusedAsync();
        var report = await adoption.AdoptAsync(new AdoptRequest { Skipped = ["0005_early.sql"] });

        refused.Findings.Single(finding => finding.Severity == Severity.Error).Message.Should().Be("Row 2: it ran, and its file is not there; 0005_late.sql has the same version, and nothing proves that it is the same file.");
        report.Rows[0].Note.Should().Be("recorded as 0001_people.sql, which is 0001_users.sql now; the checksum is the file's");
        (await adoption.StatesAsync()).Should().Equal("0001_users Applied", "0005_late Pending");
    }

    [Test]
    public async Task A_row_twice_counts_once_and_a_success_outlasts_a_failure()
    {
        await using var adoption = await StartAsync("('0001_users.sql', NULL, 'failed'), ('0001_users.sql', NULL, 'completed'), ('0001_users.sql', NULL, 'failed')");

        var report = await adoption.AdoptAsync();

        report.Rows.Select(row => row.Becomes).Should().Equal(AdoptedAs.Nothing, AdoptedAs.Unverified, AdoptedAs.Nothing);
        report.Rows[1].Note.Should().EndWith("; recorded 3 times");
        (await adoption.RunAsync("SELECT count(*) FROM strict_migrations.ledger")).Should().Be(1L);
    }

    [Test]
    public async Task A_status_that_is_no_known_word_is_refused()
    {
        await using var adoption = await StartAsync("('0001_users.sql', NULL, 'half-way')");

        (await adoption.RefusedAsync()).Message.Should().Contain("adopt/status 0001_users.sql: Row 1: the status 'half-way' is no known word");
    }

    [Test]
    public async Task An_empty_history_is_refused()
    {
        await using var adoption = await AdoptionCase.StartAsync(Table);
        adoption.Write("0001_users.sql", "CREATE TABLE users (id int);");

        (await adoption.RefusedAsync()).Message.Should().Contain("adopt/empty public.schema_migrations: The history has no row");
    }

    [Test]
    public async Task A_file_that_is_retired_or_stands_below_a_baseline_needs_no_decision()
    {
        await using var adoption = await StartAsync("('0001_users.sql', md5('old'), 'completed'), ('0002_gone.sql', NULL, 'completed'), ('0020_tags.sql', md5('old'), 'completed')");
        adoption.Write("0010_baseline.sql", "-- BASELINE: 0001-0009\nCREATE TABLE IF NOT EXISTS users (id int);")
            .Write("0020_tags.sql.retired", "-- RETIRED: 2026-11-22 (never needed)\nCREATE TABLE tags (id int);");

        var report = await adoption.AdoptAsync();

        report.Rows.Select(row => $"{row.Becomes}: {row.Note}").Should().Equal(
            "Unverified: edited since it ran; 0010_baseline.sql stands for it",
            "Unverified: the file is not there; 0010_baseline.sql stands for it",
            "Unverified: the file is another than the one that ran; it is retired, which may have changed it");
    }

    private static async Task<AdoptionCase> StartAsync(string rows) =>
        (await AdoptionCase.StartAsync($"{Table} INSERT INTO schema_migrations (filename, checksum, status) VALUES {rows}"))
        .Write("0001_users.sql", "CREATE TABLE users (id int);")
        .Write("0005_late.sql", "CREATE TABLE late (id int);");
}
