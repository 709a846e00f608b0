namespace StrictMigrations.Tests.Validation;

public sealed class NamingRulesTests
{
    [TestCase("7_add_users.sql", "0007_add_users.sql")]
    [TestCase("V7__AddUsers.sql", "0007_add_users.sql")]
    [TestCase("0007-Add Users.sql", "0007_add_users.sql")]
    [TestCase("add_users.sql", "0002_add_users.sql")]
    [TestCase("0007_add_users.SQL", "0007_add_users.sql")]
    [TestCase("0007_Add.down.sql", "0007_add.down.sql")]
    [TestCase("7_x.sql.retired", "0007_x.sql.retired")]
    [TestCase("0009_.sql", "0009_describe_the_change.sql")]
    [TestCase("0001-b.sql", "0002_b.sql")]
    [TestCase("1_b.sql", "0002_b.sql")]
    [TestCase("2026-11-25_add_users.sql", "20261125_add_users.sql")]
    [TestCase("2026.11.25-AddUsers.sql", "20261125_add_users.sql")]
    [TestCase("R_Order Totals.sql", "R__order_totals.sql")]
    [TestCase("r__order_totals.sql", "R__order_totals.sql")]
    [TestCase("repeatable-order_totals.sql", "R__order_totals.sql")]
    [TestCase("reports.sql", "0002_reports.sql")]
    public async Task A_misnamed_file_gets_a_name_that_would_do(string fileName, string suggestion)
    {
        var findings = await new ValidationSample(("0001_a.sql", "SELECT 1;"), (fileName, "SELECT 1;")).FilesAsync();

        var finding = findings.Should().ContainSingle().Subject;
        finding.Rule.Should().Be("naming/misnamed");
        finding.Remedy.Should().StartWith($"Rename it, for instance to {suggestion},");
        (await new ValidationSample(("0001_a.sql", "SELECT 1;"), ("0007_add.sql", "SELECT 1;"), (suggestion, "-- RETIRED: 2026-11-22 (x)\nSELECT 1;")).FilesAsync())
            .Should().NotContain(rest => rest.Rule == "naming/misnamed");
    }

    [TestCase(MigrationNaming.Strict, "0007_add_users.sql", "0007_add_user.down.sql", "0007_add_users.down.sql")]
    [TestCase(MigrationNaming.Strict, "0007_add_users.sql", "0006_add_users.down.sql", "0007_add_users.down.sql")]
    [TestCase(MigrationNaming.Strict, "0007_add_users.sql", "0019_rebuild_all_totals.down.sql", null)]
    [TestCase(MigrationNaming.Flyway, "V7__add_users.sql", "U7_1__add_users.sql", "U7__add_users.sql")]
    [TestCase(MigrationNaming.GolangMigrate, "7_add_users.up.sql", "70_add_users.down.sql", "7_add_users.down.sql")]
    public async Task A_rollback_that_belongs_to_no_migration_is_led_to_the_nearest(MigrationNaming naming, string migration, string rollback, string? nearest)
    {
        var sample = new ValidationSample((migration, "SELECT 1;"), (rollback, "SELECT 1;"));
        sample.Options.Naming = naming;

        (await sample.FilesAsync()).Single(finding => finding.Rule == "naming/rollback-without-migration").Remedy.Should().Be(nearest is null
            ? "Give it the name of the migration that it undoes, or delete it."
            : $"Rename it to {nearest} if it undoes that migration, or delete it.");
    }

    [TestCase(MigrationNaming.Flyway, "r_totals.sql", "R__totals.sql")]
    [TestCase(MigrationNaming.Flyway, "7_add_users.sql", "V7__add_users.sql")]
    [TestCase(MigrationNaming.GolangMigrate, "7_add_users.sql", "7_add_users.up.sql")]
    public async Task The_suggestion_follows_the_convention(MigrationNaming naming, string fileName, string suggestion)
    {
        var sample = new ValidationSample((fileName, "SELECT 1;"));
        sample.Options.Naming = naming;

        (await sample.FilesAsync()).Should().ContainSingle().Which.Remedy.Should().Contain(suggestion);
    }

    [Test]
    public async Task Two_nameless_files_get_two_numbers()
    {
        var findings = await new ValidationSample(("0009_a.sql", "SELECT 1;"), ("b.sql", ""), ("c.sql", "")).FilesAsync();

        findings.Select(finding => finding.Remedy).Should().Contain(remedy => remedy.Contains("0010_b.sql")).And.Contain(remedy => remedy.Contains("0011_c.sql"));
    }
}
