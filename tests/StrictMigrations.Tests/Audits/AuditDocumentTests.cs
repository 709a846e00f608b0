using System.Text.Json;
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

    /// <summary>The differences of replays have a document of their own.</summary>
    [Test]
    public void Every_field_of_the_JSON_is_documented()
    {
        using var approved = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests/StrictMigrations.Tests/Approved/Audits/BrokenHistory.json.txt")));

        var documented = Code().Matches(Text[Text.IndexOf("## JSON", StringComparison.Ordinal)..]).Select(match => match.Groups["word"].Value).ToHashSet(StringComparer.Ordinal);

        NamesIn(approved.RootElement).Distinct().Should().BeSubsetOf(documented).And.Contain(["rescue", "blockedBy", "riskAfterRescue"]);
        approved.RootElement.GetProperty("format").GetInt32().Should().Be(1);
    }

    private static IEnumerable<string> NamesIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => property.Name == "difference" ? [property.Name] : NamesIn(property.Value).Prepend(property.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(NamesIn),
        _ => [],
    };

    [GeneratedRegex("`(?<word>[A-Za-z]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\| `(?<id>audit/[a-z-]+)` \| (?<severity>\w+) \| (?<demands>.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\| (?<state>[A-Z]\w+) \|", RegexOptions.Multiline)]
    private static partial Regex State();
}
