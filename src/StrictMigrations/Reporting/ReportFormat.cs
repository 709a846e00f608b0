using System.Collections.Immutable;
using StrictMigrations.Reporting.Html;
using StrictMigrations.Reporting.JUnit;
using StrictMigrations.Reporting.Sarif;
using StrictMigrations.Reporting.Texts;

namespace StrictMigrations.Reporting;

/// <summary>A format that reports are written in: its name, the file endings that mean it, and its writer.</summary>
internal sealed record ReportFormat(string Name, ImmutableArray<string> Endings, IReportWriter Writer)
{
    public static ReportFormat Text { get; } = new("text", [".txt"], new TextReport());

    public static ReportFormat Json { get; } = new("json", [".json"], new JsonReport());

    public static ReportFormat Markdown { get; } = new("markdown", [".md"], new MarkdownReport());

    /// <summary>SARIF 2.1.0, for code scanning.</summary>
    public static ReportFormat Sarif { get; } = new("sarif", [".sarif", ".sarif.json"], new SarifReport());

    public static ReportFormat JUnit { get; } = new("junit", [".xml"], new JUnitReport());

    public static ReportFormat Html { get; } = new("html", [".html", ".htm"], new HtmlReport());

    /// <summary>GitHub's workflow commands, which become annotations.</summary>
    public static ReportFormat GitHub { get; } = new("github", [], new GitHubAnnotations());

    public static ImmutableArray<ReportFormat> All { get; } = [Text, Json, Markdown, Sarif, JUnit, Html, GitHub];

    public static ReportFormat? Named(string name) => All.FirstOrDefault(format => string.Equals(format.Name, name, StringComparison.Ordinal));

    /// <summary>The format that a file's ending means; the longest ending counts.</summary>
    public static ReportFormat? OfFile(string path) =>
        All.SelectMany(format => format.Endings.Select(ending => (Format: format, Ending: ending)))
            .Where(pair => path.EndsWith(pair.Ending, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(pair => pair.Ending.Length).FirstOrDefault().Format;
}
