using System.Globalization;
using System.Text;

namespace StrictMigrations.Reporting;

/// <summary>Findings as the text that a person reads in a terminal or a log. Pure.</summary>
internal static class FindingsText
{
    /// <summary>The message of a refusal: counts, then each error and warning with its remedy. Informations would bury them.</summary>
    public static string Refusal(IReadOnlyCollection<Finding> findings)
    {
        var text = new StringBuilder($"Nothing was changed. {Counts(findings)}:");
        foreach (var finding in findings.Where(finding => finding.Severity >= Severity.Warning))
            text.Append("\n\n").Append(Of(finding));
        return text.ToString();
    }

    /// <summary><c>error ordering/gap place: message</c>, and the remedy indented below.</summary>
    public static string Of(Finding finding)
    {
        var place = VisibleText.Line(finding.Place?.ToString() ?? finding.Subject);
        return $"{Word(finding.Severity)} {finding.Rule} {place}: {Indented(finding.Message)}\n    {Indented(finding.Remedy)}";
    }

    /// <summary>No line of a name or a message is taken for one of ours.</summary>
    private static string Indented(string text) => text.ReplaceLineEndings("\n").Replace("\n", "\n    ", StringComparison.Ordinal);

    /// <summary><c>3 errors, 1 warning</c>.</summary>
    public static string Counts(IReadOnlyCollection<Finding> findings)
    {
        var counts = new[] { Severity.Error, Severity.Warning }
            .Select(severity => (Count: findings.Count(finding => finding.Severity == severity), Word: Word(severity)))
            .Where(pair => pair.Count > 0)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Count} {pair.Word}{(pair.Count == 1 ? "" : "s")}"))
            .ToList();
        return counts.Count == 0 ? "No errors" : string.Join(", ", counts);
    }

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();
}
