using System.Text.RegularExpressions;

namespace StrictMigrations.Validation;

/// <summary>All rules of a runner, with the severities that the host configured. Checks both when it is made.</summary>
internal sealed partial class RuleBook
{
    /// <summary>Only a rehearsal knows the rules of this family: waiving one is never a misspelling here.</summary>
    private const string RehearsalFamily = "safety/";

    private readonly Dictionary<string, Rule> _rules;
    private readonly IDictionary<string, Severity> _severities;

    public RuleBook(IReadOnlyList<OwnedRule> rules, StrictMigrationsOptions options)
    {
        _rules = rules.DistinctBy(entry => entry.Rule.Id).ToDictionary(entry => entry.Rule.Id, entry => entry.Rule, StringComparer.Ordinal);
        _severities = options.Rules;
        string[] problems = [.. ProblemsOf(rules), .. ProblemsOf(options)];
        if (problems.Length > 0)
            throw new MigrationConfigurationException("The rules of StrictMigrations are configured wrongly:\n" + string.Join('\n', problems.Select(problem => "  " + problem)));
    }

    public IReadOnlyCollection<Rule> All => _rules.Values;

    public Rule? Find(string id) => _rules.GetValueOrDefault(id);

    public bool Knows(string id) => _rules.ContainsKey(id) || id.StartsWith(RehearsalFamily, StringComparison.Ordinal);

    public string Hint(string id) => NearestName.Hint(id, _rules.Keys);

    public Finding WithSeverity(Finding finding) =>
        _severities.TryGetValue(finding.Rule, out var severity) ? finding with { Severity = severity } : finding;

    private static IEnumerable<string> ProblemsOf(IReadOnlyList<OwnedRule> rules)
    {
        foreach (var (owner, rule) in rules.Where(entry => !RuleId().IsMatch(entry.Rule.Id)))
            yield return $"The rule '{rule.Id}' of {owner} has no valid id. Name it family/name, in lowercase letters, digits and hyphens.";
        foreach (var same in rules.GroupBy(entry => entry.Rule.Id, StringComparer.Ordinal).Where(IsAmbiguous))
            yield return $"The rule '{same.Key}' is defined more than once, by {string.Join(" and ", same.Select(entry => entry.Owner))}. Give each rule an id of its own, or register the validator once.";
    }

    /// <summary>Validators of two stages may share one rule; a validator that is registered twice would report everything twice.</summary>
    private static bool IsAmbiguous(IGrouping<string, OwnedRule> same) =>
        same.Any(entry => !ReferenceEquals(entry.Rule, same.First().Rule)) || same.Select(entry => entry.Owner).Distinct(StringComparer.Ordinal).Count() < same.Count();

    private IEnumerable<string> ProblemsOf(StrictMigrationsOptions options)
    {
        foreach (var id in options.Rules.Keys.Where(id => !Knows(id)))
            yield return $"Rules names '{id}', which no validator has.{Hint(id)}";
        foreach (var (id, severity) in options.Rules.Where(pair => Find(pair.Key) is { IsMandatory: true } rule && rule.DefaultSeverity != pair.Value))
            yield return $"Rules sets '{id}' to {severity}, but that rule is always an error: what it finds cannot be run safely. Remove the line.";
        foreach (var waiver in options.Waivers.Where(waiver => !Knows(waiver.Rule)))
            yield return $"Waivers names '{waiver.Rule}' for {waiver.Migration}, which no validator has.{Hint(waiver.Rule)}";
        foreach (var waiver in options.Waivers.Where(waiver => Find(waiver.Rule) is { IsMandatory: true }))
            yield return $"Waivers names '{waiver.Rule}' for {waiver.Migration}, but that rule cannot be waived: what it finds cannot be run safely. Remove the waiver.";
    }

    [GeneratedRegex(@"\A[a-z0-9-]+/[a-z0-9-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex RuleId();
}

/// <summary>A rule, and the class that has it.</summary>
internal sealed record OwnedRule(string Owner, Rule Rule);
