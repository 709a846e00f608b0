namespace StrictMigrations.Tests.Validation;

public sealed class HistoryRulesTests
{
    private static readonly string Any = "sha256:v1:" + new string('0', 64);

    [Test]
    public async Task A_migration_whose_file_is_gone_is_missing()
    {
        var sample = await new ValidationSample(("0002_b.sql", "SELECT 1;")).AppliedAsync("0002_b.sql");
        sample.Ledger.Add(EventKind.Applied, "0001", "a", Any);

        var finding = (await sample.StartAsync()).Should().ContainSingle().Subject;

        (finding.Rule, finding.Severity).Should().Be(("history/missing", Severity.Error));
        finding.Message.Should().Be("0001_a was applied on 2026-11-22, and its file is gone.");
    }

    [Test]
    public async Task A_database_that_a_newer_release_migrated_is_a_warning()
    {
        var sample = await new ValidationSample(("0001_a.sql", "SELECT 1;")).AppliedAsync("0001_a.sql");
        sample.Ledger.Add(EventKind.Applied, "0002", "b", Any);

        var finding = (await sample.StartAsync()).Should().ContainSingle().Subject;

        (finding.Rule, finding.Severity).Should().Be(("history/ahead", Severity.Warning));
        finding.Message.Should().Be("0002_b was applied on 2026-11-22 by Shop 1.2.3; this application ends at version 0001.");
    }

    [Test]
    public async Task An_interrupted_migration_says_where_it_stopped_and_the_commands_that_resolve_it()
    {
        var sample = new ValidationSample(("0007_a.sql", "-- TRANSACTION: none\nVACUUM;\nVACUUM;"));
        sample.Ledger.Add(EventKind.Started, "0007", "a", Any, statement: 0).Add(EventKind.Advanced, "0007", "a", Any, statement: 1);

        var finding = (await sample.StartAsync()).Should().ContainSingle().Subject;

        finding.Message.Should().Be("0007_a.sql runs without transaction, was last recorded on 2026-11-22 09:30 UTC and did not end: 1 statement is done and stays. Whether the next one took effect too is not recorded: look before you decide.");
        finding.Remedy.Should().Contain("strict-migrations resolve 0007 --continue").And.Contain("resolve 0007 --restart").And.Contain("resolve 0007 --done");
    }

    [TestCase("-- RETIRED: 2026-11-22 (wrong)\n", 1)]
    [TestCase("-- RETIRED: 2026-11-22 (wrong) replaced by 0002\n", 0)]
    [TestCase("-- RETIRED: 2026-11-22 (wrong) replaced by 0003\n", 1)]
    public async Task A_retired_migration_that_was_applied_needs_a_replacement_that_exists(string header, int findings)
    {
        var sample = new ValidationSample(("0001_a.sql.retired", header + "SELECT 1;"), ("0002_b.sql", "SELECT 1;"));
        sample.Ledger.Add(EventKind.Applied, "0001", "a", Any);

        (await sample.StartAsync()).Where(finding => finding.Rule == "history/retired-after-apply").Should().HaveCount(findings);
    }
}
