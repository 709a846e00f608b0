using System.Security.Cryptography;
using System.Text;
using StrictMigrations.Reporting.Graphs;
using StrictMigrations.Reporting.Texts;

namespace StrictMigrations.Reporting.Html;

/// <summary>One page with everything in it: no other file, no network, legible on a phone, in the dark and on paper.</summary>
internal sealed class HtmlReport : IReportWriter
{
    private static readonly string s_style = PageText.Read("palette.css") + PageText.Read("graph.css") + PageText.Read("report.css");
    private static readonly string s_script = PageText.Read("report.js");

    /// <summary>Only the style and the script of this page are let in, by their hashes: markup that slipped through could do nothing.</summary>
    private static readonly string s_policy = $"default-src 'none'; style-src '{Hash(s_style)}'; script-src '{Hash(s_script)}'; img-src data:; base-uri 'none'; form-action 'none'";

    public string Write(Report report)
    {
        var page = new HtmlText();
        AppendHead(page, report);
        HtmlSummary.Append(page, report);
        page.AddMarkup("<main>\n");
        if (report.Audit is { } audit)
            HtmlAudit.Append(page, report, audit);
        else
            HtmlFindings.Append(page, report);
        HtmlStates.Append(page, report);
        HtmlTimeLine.Append(page, report);
        AppendGraph(page, report);
        HtmlDifference.Append(page, report);
        page.AddMarkup("</main>\n");
        page.Add($"<footer>Written by StrictMigrations {report.LibraryVersion} on {ReportWords.Time(report.At)} UTC. This page is complete: it loads nothing.</footer>\n<script>").AddMarkup(s_script);
        return page.AddMarkup("</script>\n</body>\n</html>\n").ToString();
    }

    private static void AppendHead(HtmlText page, Report report)
    {
        page.AddMarkup("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"{s_policy}\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n");
        page.Add($"<title>{HtmlSummary.Title(report)}</title>\n<style>").AddMarkup(s_style).AddMarkup("</style>\n</head>\n<body>\n");
    }

    private static void AppendGraph(HtmlText page, Report report)
    {
        var picture = DependencyPicture.Of(report.Migrations);
        if (picture.Nodes.IsEmpty)
            return;
        page.Add($"<section id=\"dependencies\">\n<h2>Dependencies <span class=\"count\">{picture.Edges.Length}</span></h2>\n<p class=\"note\">An arrow leads from a migration to one that depends on it.</p>\n");
        page.AddMarkup("<div class=\"scroll picture\" tabindex=\"0\" role=\"region\" aria-label=\"Dependencies\">\n").AddMarkup(GraphSvg.Element(picture)).AddMarkup("</div>\n</section>\n");
    }

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
