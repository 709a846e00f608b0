using StrictMigrations.Audits.Rules;
using StrictMigrations.Reporting;
using StrictMigrations.Running;
using StrictMigrations.Validation;

namespace StrictMigrations.Tests.Reporting;

public sealed class RuleHelpTests
{
    private static IEnumerable<Rule> Rules => BuiltInValidators.Rules.Concat(RunRules.All).Concat(AuditRules.All);

    [Test]
    public void Every_rule_of_the_library_has_its_help() =>
        Rules.Where(rule => RuleHelp.Of(rule.Id) is not { Demands.Length: > 0, Remedy.Length: > 0 }).Select(rule => rule.Id).Should().BeEmpty("docs/rules.md or docs/audit.md has a row for each");

    [Test]
    public void The_page_of_a_rule_has_the_heading_that_its_link_names() =>
        Rules.Select(rule => RuleHelp.Of(rule.Id)!.Page).Distinct()
            .Where(page => !File.ReadAllText(Path.Combine(Repository.Root, "docs", page.Segments[^1])).Contains($"\n## {page.Fragment[1..]}\n", StringComparison.OrdinalIgnoreCase))
            .Should().BeEmpty();

    [Test]
    public void A_rule_of_a_host_has_none() => RuleHelp.Of("house/primary-key").Should().BeNull();
}
