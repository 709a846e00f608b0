using StrictMigrations.Reporting.Graphs;

namespace StrictMigrations.Reporting.Html;

/// <summary>What an audit has beyond findings: their causes, the risk, the way out.</summary>
internal static class HtmlAudit
{
    public static void Append(HtmlText page, Report report, AuditReport audit)
    {
        page.Add($"<section id=\"causes\">\n<h2>Causes <span class=\"count\">{audit.Causes.Length}</span></h2>\n<div class=\"risks\">\n");
        AppendRisk(page, "Risk now", audit.RiskNow);
        AppendRisk(page, "Risk after the rescue", audit.RiskAfterRescue);
        page.AddMarkup("</div>\n<ol class=\"causes\">\n");
        foreach (var cause in audit.Causes)
        {
            page.Add($"<li class=\"cause\"><h3>{cause.Title}</h3>\n<p>{cause.Impact}</p>\n<p class=\"remedy\">{cause.Remedy}</p>\n<details><summary>{cause.Evidence.Length} {(cause.Evidence.Length == 1 ? "finding" : "findings")}</summary>\n<ol class=\"findings\">\n");
            foreach (var finding in cause.Evidence)
                HtmlFindings.AppendOne(page, report, finding);
            page.AddMarkup("</ol></details></li>\n");
        }

        page.AddMarkup("</ol>\n</section>\n");
        AppendRescue(page, audit);
    }

    private static void AppendRisk(HtmlText page, string title, Risk risk)
    {
        var tone = risk.Level switch { RiskLevel.High => Tone.Wrong, RiskLevel.Medium => Tone.Doubtful, _ => Tone.Done };
        page.Add($"<div class=\"risk\"><h3>{title} <span class=\"badge {GraphSvg.ClassOf(tone)}\">{risk.Level}</span></h3>\n<ul>");
        foreach (var reason in risk.Reasons)
            page.Add($"<li>{reason}</li>");
        page.AddMarkup("</ul></div>\n");
    }

    private static void AppendRescue(HtmlText page, AuditReport audit)
    {
        page.Add($"<section id=\"rescue\">\n<h2>The way out <span class=\"count\">{audit.Rescue.Length}</span></h2>\n<ol class=\"steps\">\n");
        foreach (var step in audit.Rescue)
        {
            page.AddMarkup("<li>");
            if (step.Command is not null)
                page.Add($"<code>{step.Command}</code>");
            page.Add($"<p>{step.Purpose}</p></li>\n");
        }

        page.AddMarkup("</ol>\n</section>\n");
    }
}
