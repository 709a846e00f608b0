using System.Xml.Linq;
using StrictMigrations.Reporting;

namespace StrictMigrations.Tests.Reporting;

public sealed class JUnitTests
{
    [Test]
    public void There_is_a_case_for_each_migration_and_each_rule()
    {
        var suites = Suites(ReportSample.Ordinary);

        Cases(suites[0]).Should().Equal(ReportSample.Ordinary.Migrations.Select(migration => migration.FileName));
        Cases(suites[1]).Should().BeEquivalentTo(ReportSample.Ordinary.Rules.Select(rule => rule.Id)).And.BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Test]
    public void An_error_fails_the_case_of_its_migration_and_of_its_rule_and_the_counts_agree()
    {
        var suites = Suites(ReportSample.Ordinary);

        Failed(suites[0]).Should().Equal("0004_orders.sql");
        Failed(suites[1]).Should().Equal("checksum/modified", "drift/missing");
        suites.Select(suite => $"{suite.Attribute("tests")!.Value} {suite.Attribute("failures")!.Value} {suite.Attribute("skipped")!.Value}").Should().Equal("8 1 2", $"{ReportSample.Ordinary.Rules.Length} 2 0");
        suites[0].Descendants("failure").Single().Value.Should().Be(
            "error checksum/modified migrations/0004_orders.sql: 0004_orders.sql was edited after it ran on 2026-11-22.\nRestore the file, or accept the edit: -- ACCEPTS: sha256:v1:00 (reason)");
    }

    [Test]
    public void Hostile_names_are_text()
    {
        var suites = Suites(ReportSample.OfHostileNames);

        suites[0].Descendants("failure").Single().Value.Should().Contain("<script>alert(1)</script>]]>&amp;\n::error::owned\n\\u001b[31mred\\u202e\\u0000").And.Contain("🐘");
        suites[0].Descendants("script").Should().BeEmpty();
    }

    private static XElement[] Suites(Report report) => [.. XDocument.Parse(ReportFormat.JUnit.Writer.Write(report)).Root!.Elements("testsuite")];

    private static IEnumerable<string> Cases(XElement suite) => suite.Elements("testcase").Select(test => test.Attribute("name")!.Value);

    private static IEnumerable<string> Failed(XElement suite) => suite.Elements("testcase").Where(test => test.Element("failure") is not null).Select(test => test.Attribute("name")!.Value);
}
