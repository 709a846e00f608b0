using StrictMigrations.Reporting.Texts;

namespace StrictMigrations.Reporting.Html;

/// <summary>Every finding with its place and its remedy.</summary>
internal static class HtmlFindings
{
    public static void Append(HtmlText page, Report report)
    {
        if (report.Findings.IsEmpty)
            return;
        page.Add($"<section id=\"findings\">\n<h2>Findings <span class=\"count\">{report.Findings.Length}</span></h2>\n<ol class=\"findings\">\n");
        foreach (var finding in report.Findings)
            AppendOne(page, report, finding);
        page.AddMarkup("</ol>\n</section>\n");
    }

    public static void AppendOne(HtmlText page, Report report, Finding finding)
    {
        page.Add($"<li class=\"finding {ReportWords.Severity(finding)}\"><p class=\"head\"><span class=\"severity\">{ReportWords.Severity(finding)}</span> ");
        if (RuleHelp.Of(finding.Rule) is { } document)
            page.Add($"<a class=\"rule\" href=\"{document.Page}\" title=\"{document.Demands}\" rel=\"noreferrer\">{finding.Rule}</a>");
        else
            page.Add($"<span class=\"rule\">{finding.Rule}</span>");
        page.Add($"</p>\n<p class=\"place\">{ReportWords.Place(report, finding)}</p>\n<p class=\"message\">{finding.Message}</p>\n<p class=\"remedy\">{finding.Remedy}</p></li>\n");
    }
}
