namespace StrictMigrations.Tests.Validation;

public sealed class WaiverTests
{
    [Test]
    public async Task An_ALLOW_line_turns_a_finding_into_an_information_with_the_reason()
    {
        var sample = new ValidationSample(("0001_a.sql", "SELECT 1;"), ("0003_c.sql", "-- ALLOW: ordering/gap (0002 was never merged)\nSELECT 1;"));

        var finding = (await sample.FilesAsync()).Should().ContainSingle().Subject;

        finding.Severity.Should().Be(Severity.Info);
        finding.Message.Should().EndWith("Waived: 0002 was never merged.");
    }

    [Test]
    public async Task A_late_migration_runs_with_an_ALLOW_line()
    {
        var sample = await new ValidationSample(("0001_a.sql", "-- ALLOW: ordering/late (touches nothing else)\nSELECT 1;"), ("0002_b.sql", "SELECT 1;")).AppliedAsync("0002_b.sql");

        (await sample.StartAsync()).Should().ContainSingle().Which.Severity.Should().Be(Severity.Info);
    }

    [Test]
    public async Task The_same_line_is_not_called_unneeded_in_a_fresh_database()
    {
        var sample = new ValidationSample(("0001_a.sql", "-- ALLOW: ordering/late (touches nothing else)\nSELECT 1;"), ("0002_b.sql", "SELECT 1;"));

        (await sample.StartAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task An_edit_cannot_waive_the_rule_that_finds_it()
    {
        var sample = new ValidationSample(("0001_a.sql", "-- ALLOW: checksum/modified (I edited this)\nSELECT 2;"));
        sample.Ledger.Add(EventKind.Applied, "0001", "a", "sha256:v1:" + new string('0', 64));

        (await sample.StartAsync()).Should().ContainSingle().Which.Severity.Should().Be(Severity.Error);
    }

    [Test]
    public async Task A_rule_that_is_mandatory_cannot_be_waived()
    {
        var sample = new ValidationSample(("0001_a.sql", "-- ALLOW: authoring/transaction-control (I know better)\nSELECT 1;\nCOMMIT;"));

        (await sample.FilesAsync()).Select(finding => (finding.Rule, finding.Severity)).Should().BeEquivalentTo(
            [("authoring/transaction-control", Severity.Error), ("authoring/unneeded-waiver", Severity.Error)]);
    }

    [Test]
    public async Task A_rule_of_the_rehearsal_may_be_waived_unjudged() =>
        (await new ValidationSample(("0001_a.sql", "-- ALLOW: safety/drop-column (unused since 4.2)\nSELECT 1;")).FilesAsync()).Should().BeEmpty();

    [Test]
    public async Task An_unknown_rule_is_named_with_the_nearest_one() =>
        (await new ValidationSample(("0001_a.sql", "-- ALLOW: ordering/lte (late)\nSELECT 1;")).FilesAsync())
            .Should().ContainSingle().Which.Message.Should().Be("There is no rule 'ordering/lte'. Did you mean 'ordering/late'?");

    [TestCase("2026-11-22", Severity.Info)]
    [TestCase("2026-11-21", Severity.Warning)]
    public async Task A_waiver_of_the_configuration_holds_to_the_end_of_its_day(string expires, Severity expected)
    {
        var sample = WithConfiguredWaiver(expires);

        (await sample.FilesAsync()).Single(finding => finding.Rule == "ordering/gap").Severity.Should().Be(expected);
    }

    [Test]
    public async Task An_expired_waiver_is_a_finding_itself() =>
        (await WithConfiguredWaiver("2026-11-21").FilesAsync()).Should().ContainSingle(finding => finding.Rule == "authoring/expired-waiver")
            .Which.Message.Should().Be("The waiver of ordering/gap for 0003_c.sql (merged next week) expired on 2026-11-21.");

    private static ValidationSample WithConfiguredWaiver(string expires)
    {
        var sample = new ValidationSample(("0001_a.sql", "SELECT 1;"), ("0003_c.sql", "SELECT 1;"));
        sample.Options.Waivers.Add(new Waiver { Rule = "ordering/gap", Migration = "0003_c.sql", Reason = "merged next week", Expires = DateOnly.ParseExact(expires, "yyyy-MM-dd") });
        return sample;
    }
}
