namespace StrictMigrations.Tests.Validation;

public sealed class OrderingRulesTests
{
    [Test]
    public async Task A_number_that_two_sources_use_is_reported_with_both_places()
    {
        var sample = new ValidationSample(("0003_a.sql", "SELECT 1;"));
        sample.Sources.Add(new MemorySource(("003.0_x.txt", ""), ("0003_b.sql", "SELECT 1;")));

        var finding = (await sample.FilesAsync()).Should().ContainSingle().Subject;

        finding.Message.Should().Be("Version 0003 is used 2 times: 0003_a.sql (/m/0003_a.sql), 0003_b.sql (/m/0003_b.sql).");
        finding.Remedy.Should().Be("Give 0003_b.sql a number of its own: 0004 is free.");
    }

    [Test]
    public async Task The_duplicate_that_never_ran_is_the_one_to_renumber()
    {
        var sample = await new ValidationSample(("0003_a.sql", "SELECT 1;"), ("0003_b.sql", "SELECT 1;")).AppliedAsync("0003_b.sql");

        (await sample.StartAsync()).Should().ContainSingle(finding => finding.Rule == "ordering/duplicate").Which.Remedy.Should().StartWith("Give 0003_a.sql");
    }

    [Test]
    public async Task Leading_zeros_do_not_make_another_number() =>
        (await new ValidationSample(("00003_a.sql", "SELECT 1;"), ("0003_b.sql", "SELECT 1;")).FilesAsync()).Should().ContainSingle().Which.Rule.Should().Be("ordering/duplicate");

    [TestCase("0001 0002 0004", "Number 0003 is missing between 0002_m.sql and 0004_m.sql.")]
    [TestCase("0001 0004", "Numbers 0002 and 0003 are missing between 0001_m.sql and 0004_m.sql.")]
    [TestCase("0000 0009 0010", "Numbers 0001 to 0008 are missing between 0000_m.sql and 0009_m.sql.")]
    public async Task A_gap_says_which_numbers_are_missing(string versions, string message) =>
        (await Numbered(versions).FilesAsync()).Should().ContainSingle().Which.Message.Should().Be(message);

    [TestCase("0010 0020 0040")]
    [TestCase("20260101120000 20260102120000")]
    [TestCase("20260101 20260301")]
    [TestCase("0007 0008 0009")]
    public async Task Timestamps_and_numbers_in_steps_have_no_gaps(string versions) => (await Numbered(versions).FilesAsync()).Should().BeEmpty();

    [Test]
    public async Task A_retired_file_fills_its_number() =>
        (await new ValidationSample(("0001_a.sql", "SELECT 1;"), ("0002_b.sql.retired", ""), ("0003_c.sql", "SELECT 1;")).FilesAsync()).Should().BeEmpty();

    [Test]
    public async Task A_gap_below_an_applied_migration_cannot_be_closed_and_is_not_reported() =>
        (await (await Numbered("0001 0003").AppliedAsync("0001_m.sql", "0003_m.sql")).StartAsync()).Should().BeEmpty();

    [Test]
    public async Task Late_migrations_get_a_number_each_and_the_line_that_lets_them_run()
    {
        var sample = await Numbered("0001 0002 0003").AppliedAsync("0003_m.sql");

        var findings = await sample.StartAsync();

        findings.Select(finding => finding.Rule).Should().Equal("ordering/late", "ordering/late");
        findings[0].Message.Should().Be("0001_m.sql never ran in this database, although version 0003 is applied.");
        findings[0].Remedy.Should().Be("Renumber it to 0004, or let it run late with a line in its header: -- ALLOW: ordering/late (why its order does not matter)");
        findings[1].Remedy.Should().StartWith("Renumber it to 0005,");
    }

    private static ValidationSample Numbered(string versions) => new([.. versions.Split(' ').Select(version => ($"{version}_m.sql", "SELECT 1;"))]);
}
