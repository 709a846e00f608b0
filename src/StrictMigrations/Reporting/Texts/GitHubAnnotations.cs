using System.Globalization;
using System.Text;

namespace StrictMigrations.Reporting.Texts;

/// <summary>Each finding as a workflow command, which GitHub shows beside the line it is about.</summary>
internal sealed class GitHubAnnotations : IReportWriter
{
    public string Write(Report report)
    {
        var text = new StringBuilder();
        foreach (var finding in report.Findings)
            text.Append(Command(report, finding)).Append('\n');
        return text.ToString();
    }

    private static string Command(Report report, Finding finding)
    {
        var word = finding.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" };
        var properties = string.Join(',', Properties(report, finding).Where(property => property.Value is not null).Select(property => $"{property.Name}={Property(property.Value!)}"));
        return $"::{word} {properties}::{Data($"{ReportWords.Place(report, finding)}: {finding.Message}\n{finding.Remedy}")}";
    }

    private static (string Name, string? Value)[] Properties(Report report, Finding finding) =>
    [
        ("file", finding.Place?.File is { } file ? report.PathOf(file) : null),
        ("line", finding.Place?.Line?.ToString(CultureInfo.InvariantCulture)),
        ("col", finding.Place?.Column?.ToString(CultureInfo.InvariantCulture)),
        ("title", finding.Rule),
    ];

    /// <summary>Nothing in a message may end its line: the next one could be a command.</summary>
    private static string Data(string text) =>
        VisibleText.Of(text).Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
