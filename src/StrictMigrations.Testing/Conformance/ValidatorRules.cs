using System.Text.RegularExpressions;

namespace StrictMigrations.Testing.Conformance;

/// <summary>Checks of the rules that a validator lists.</summary>
internal static partial class ValidatorRules
{
    /// <summary>The ids of its rules; <see langword="null"/> when there is no usable list.</summary>
    public static IReadOnlyList<string>? Read(IMigrationValidator validator, ConformanceReport report)
    {
        if (validator.Rules is not { Count: > 0 } rules || rules.Any(rule => rule is null))
        {
            report.Add("Rules is null or empty, or has a null in it. List every rule that its findings name.");
            return null;
        }

        foreach (var rule in rules)
            Check(rule, report);
        foreach (var same in rules.GroupBy(rule => rule.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
            report.Add($"The rule id '{same.Key}' is listed more than once. Give each rule an id of its own.");
        var ids = rules.Select(rule => rule.Id).ToList();
        report.Demand(validator.Rules.Select(rule => rule.Id).SequenceEqual(ids, StringComparer.Ordinal), "Rules changed between two readings. It is the same list for the life of the validator.");
        return ids;
    }

    private static void Check(Rule rule, ConformanceReport report)
    {
        report.Demand(rule.Id is not null && RuleId().IsMatch(rule.Id), $"The rule id '{rule.Id}' is malformed. Name it family/name, in lowercase letters, digits and hyphens.");
        report.Demand(Enum.IsDefined(rule.DefaultSeverity), $"The rule '{rule.Id}' has the severity {rule.DefaultSeverity}, which does not exist.");
        report.Demand(!string.IsNullOrWhiteSpace(rule.Summary), $"The rule '{rule.Id}' has no summary. Say in one sentence what it demands.");
    }

    [GeneratedRegex(@"\A[a-z0-9-]+/[a-z0-9-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex RuleId();
}
