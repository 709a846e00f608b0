namespace StrictMigrations.Tests.Validation;

public sealed class ChecksumRulesTests
{
    private static readonly string Old = "sha256:v1:" + new string('0', 64);

    /// <summary>printf 'SELECT 1;' | sha256sum</summary>
    private const string Present = "sha256:v1:17db4fd369edb9244b9f91d9aeed145c3d04ad8ba6e95d06247f07a63527d11a";

    [Test]
    public async Task An_edited_migration_is_reported_with_the_line_that_accepts_it()
    {
        var sample = new ValidationSample(("0001_a.sql", "SELECT 1;"));
        sample.Ledger.Add(EventKind.Applied, "0001", "a", Old);

        var finding = (await sample.StartAsync()).Should().ContainSingle().Subject;

        finding.Message.Should().Be($"0001_a.sql was edited after it ran: its checksum is {Present}, the ledger has {Old}.");
        finding.Remedy.Split('\n').Should().Contain($"-- ACCEPTS: {Old} (why the edit is harmless)");
    }

    [Test]
    public async Task The_printed_line_accepts_the_edit()
    {
        var sample = new ValidationSample(("0001_a.sql", $"-- ACCEPTS: {Old} (why the edit is harmless)\nSELECT 1;"));
        sample.Ledger.Add(EventKind.Applied, "0001", "a", Old);

        (await sample.StartAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task A_renamed_migration_is_one_finding()
    {
        var sample = new ValidationSample(("0001_new.sql", "SELECT 1;"), ("0002_b.sql", "SELECT 2;"));
        sample.Ledger.Add(EventKind.Applied, "1", "old", Present);
        await sample.AppliedAsync("0002_b.sql");

        var finding = (await sample.StartAsync()).Should().ContainSingle().Subject;

        finding.Rule.Should().Be("checksum/renamed");
        finding.Message.Should().Be("The ledger knows version 0001 as 1_old, the file is named 0001_new.sql; its text is the one that ran.");
        finding.Remedy.Should().Be("Give the file its name back: 0001_old.sql.");
    }

    [Test]
    public async Task A_file_with_another_text_on_a_used_number_is_not_told_to_take_its_name()
    {
        var sample = new ValidationSample(("0001_new.sql", "SELECT 3;"));
        sample.Ledger.Add(EventKind.Applied, "0001", "old", Present);

        (await sample.StartAsync()).Should().ContainSingle().Which.Remedy.Should().Be("Restore 0001_old from version control, and give 0001_new.sql a number of its own.");
    }

    [Test]
    public async Task A_failed_migration_may_be_edited()
    {
        var sample = new ValidationSample(("0001_a.sql", "SELECT 1;"));
        sample.Ledger.Add(EventKind.Failed, "0001", "a", Old);

        (await sample.StartAsync()).Should().BeEmpty();
    }
}
