namespace StrictMigrations.Tests.Validation;

public sealed class DependencyRulesTests
{
    [TestCase("0001")]
    [TestCase("1")]
    [TestCase("0001_a")]
    [TestCase("0001_a.sql")]
    public async Task A_dependency_is_named_by_version_or_name(string target) =>
        (await new ValidationSample(("0001_a.sql", "SELECT 1;"), ("0002_b.sql", $"-- DEPENDS: {target}\nSELECT 1;")).FilesAsync()).Should().BeEmpty();

    [Test]
    public async Task A_dependency_that_does_not_exist_is_named_with_the_nearest_one()
    {
        var finding = await SingleAsync(("0001_create_users.sql", "SELECT 1;"), ("0002_b.sql", "-- DEPENDS: 0001_create_user.sql (needs users)\nSELECT 1;"));

        finding.Message.Should().Be("0002_b.sql depends on 0001_create_user.sql, which does not exist. Did you mean '0001_create_users.sql'?");
        finding.Place!.ToString().Should().Be("/m/0002_b.sql:1:13");
    }

    [Test]
    public async Task A_circle_is_printed_whole_and_once()
    {
        var finding = await SingleAsync(("0001_a.sql", "-- DEPENDS: 0003\nSELECT 1;"), ("0002_b.sql", "-- DEPENDS: 0001\nSELECT 1;"), ("0003_c.sql", "-- DEPENDS: 0002\nSELECT 1;"));

        finding.Message.Should().Be("Migrations depend on each other in a circle: 0001_a.sql -> 0003_c.sql -> 0002_b.sql -> 0001_a.sql.");
    }

    [Test]
    public async Task Two_circles_are_two_findings_and_what_hangs_on_them_is_none()
    {
        var findings = await new ValidationSample(
            ("R__a.sql", "-- DEPENDS: R__b\nSELECT 1;"), ("R__b.sql", "-- DEPENDS: R__a\nSELECT 1;"),
            ("R__c.sql", "-- DEPENDS: R__d\nSELECT 1;"), ("R__d.sql", "-- DEPENDS: R__c\nSELECT 1;"),
            ("R__e.sql", "-- DEPENDS: R__a, R__c\nSELECT 1;")).FilesAsync();

        findings.Select(finding => finding.Rule).Should().Equal("dependency/cycle", "dependency/cycle");
    }

    [Test]
    public async Task A_versioned_migration_cannot_depend_on_a_repeatable_one() =>
        (await SingleAsync(("0001_a.sql", "-- DEPENDS: R__view\nSELECT 1;"), ("R__view.sql", "SELECT 1;"))).Message
            .Should().Be("0001_a.sql depends on the repeatable migration R__view.sql, which runs after all versioned ones.");

    [Test]
    public async Task A_retired_dependency_names_its_replacement() =>
        (await SingleAsync(("0001_a.sql.retired", "-- RETIRED: 2026-11-22 (wrong) replaced by 0002\n"), ("0002_b.sql", "SELECT 1;"), ("0003_c.sql", "-- DEPENDS: 0001_a.sql\nSELECT 1;")))
            .Remedy.Should().Be("Depend on 0002, which replaces it.");

    [Test]
    public async Task Of_two_with_one_number_the_active_one_is_meant_when_the_other_is_retired() =>
        (await new ValidationSample(("0001_old.sql.retired", ""), ("0001_new.sql", "SELECT 1;"), ("0002_b.sql", "-- DEPENDS: 0001\nSELECT 1;")).FilesAsync()).Should().BeEmpty();

    [Test]
    public async Task An_applied_migration_is_not_judged() =>
        (await (await new ValidationSample(("0001_a.sql", "-- DEPENDS: 0099\nSELECT 1;")).AppliedAsync("0001_a.sql")).StartAsync()).Should().BeEmpty();

    [Test]
    public async Task Repeatable_migrations_run_behind_what_they_depend_on_and_else_by_name()
    {
        var catalog = await new ValidationSample(
            ("R__a.sql", "-- DEPENDS: R__z.sql\nSELECT 1;"), ("R__b.sql", "SELECT 1;"), ("R__z.sql", "-- DEPENDS: R__c\nSELECT 1;"), ("R__c.sql", "SELECT 1;")).CatalogAsync();

        catalog.Repeatable.Select(migration => migration.Name).Should().Equal("b", "c", "z", "a");
    }

    private static async Task<Finding> SingleAsync(params (string, string)[] files) => (await new ValidationSample(files).FilesAsync()).Should().ContainSingle().Subject;
}
