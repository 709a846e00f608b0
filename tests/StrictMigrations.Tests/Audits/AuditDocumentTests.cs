using System.Text.RegularExpressions;
using StrictMigrations.Audits.Rules;

namespace StrictMigrations.Tests.Audits;

public sealed partial class AuditDocumentTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "audit.md"));

    [Test]
    public void The_documented_rules_are_the_ones_that_exist() =>
        Rule().Matches(Text).Select(match => (match.Groups["id"].Value, match.Groups["severity"].Value, match.Groups["demands"].Value))
            .Should().Equal(AuditRules.All.Select(rule => (rule.Id, rule.DefaultSeverity.ToString().ToLowerInvariant(), rule.Summary)));

    [Test]
    public void The_documented_states_are_the_ones_that_exist() =>
        State().Matches(Text[Text.IndexOf("## States", StringComparison.Ordinal)..]).Select(match => match.Groups["state"].Value).Should().BeEquivalentTo(Enum.GetNames<AuditState>());

    [GeneratedRegex(@"^\| `(?<id>audit/[a-z-]+)` \| (?<severity>\w+) \| (?<demands>.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\| (?<state>[A-Z]\w+) \|", RegexOptions.Multiline)]
    private static partial Regex State();
}
