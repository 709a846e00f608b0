using System.Text.RegularExpressions;
using StrictMigrations.Running;
using StrictMigrations.Validation;

namespace StrictMigrations.Tests.Validation;

public sealed partial class RulesDocumentTests
{
    [Test]
    public void The_documented_rules_are_the_ones_that_exist_with_their_severities()
    {
        var documented = Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "rules.md")))
            .Select(match => $"{match.Groups["id"].Value} {match.Groups["severity"].Value}{(match.Groups["always"].Success ? ", always" : "")}");

        var existing = BuiltInValidators.Rules.Concat(RunRules.All).Select(rule => $"{rule.Id} {rule.DefaultSeverity.ToString().ToLowerInvariant()}{(rule.IsMandatory ? ", always" : "")}");

        documented.Should().BeEquivalentTo(existing);
    }

    [GeneratedRegex(@"^\| `(?<id>[a-z0-9/-]+)` \| (?<severity>error|warning)(?<always>, always)?", RegexOptions.Multiline)]
    private static partial Regex Row();
}
