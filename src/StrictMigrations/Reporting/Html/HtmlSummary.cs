using StrictMigrations.Reporting.Graphs;
using StrictMigrations.Reporting.Texts;

namespace StrictMigrations.Reporting.Html;

/// <summary>The top of the page: the verdict, what it is about, how many migrations are in which state, the way to the parts.</summary>
internal static class HtmlSummary
{
    public static string Title(Report report) => $"{ReportWords.Verdict(report)} · {report.Command}{(report.Database is null ? "" : $" of {report.Database}")}";

    public static void Append(HtmlText page, Report report)
    {
        var tone = report.Errors > 0 ? Tone.Wrong : report.Warnings > 0 ? Tone.Doubtful : Tone.Done;
        page.Add($"<header>\n<p class=\"what\">StrictMigrations <span>{report.Command}</span></p>\n<h1 class=\"{GraphSvg.ClassOf(tone)}\">{ReportWords.Verdict(report)}</h1>\n<dl class=\"facts\">\n");
        AppendFact(page, "Database", report.Database);
        AppendFact(page, "History", report.Audit?.HistoryTable);
        AppendFact(page, "When", $"{ReportWords.Time(report.At)} UTC");
        AppendFact(page, "Ledger", report.Head is { } head ? report.LedgerExists ? $"row {head.ToString().Split(':')[0]}" : "none yet" : null);
        page.AddMarkup("</dl>\n<ul class=\"tally\">\n");
        foreach (var (state, stateTone, count) in ReportWords.States(report).OrderBy(state => state.Tone))
            page.Add($"<li class=\"{GraphSvg.ClassOf(stateTone)}\"><b>{count}</b> {state}</li>\n");
        page.AddMarkup("</ul>\n<nav aria-label=\"Parts of this page\">\n");
        foreach (var (id, name) in Parts(report))
            page.Add($"<a href=\"#{id}\">{name}</a>\n");
        page.AddMarkup("</nav>\n</header>\n");
    }

    private static void AppendFact(HtmlText page, string name, string? value)
    {
        if (value is not null)
            page.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
    }

    private static IEnumerable<(string Id, string Name)> Parts(Report report)
    {
        if (report.Audit is not null)
        {
            yield return ("causes", "Causes");
            yield return ("rescue", "The way out");
        }
        else if (!report.Findings.IsEmpty)
        {
            yield return ("findings", "Findings");
        }

        if (!report.Migrations.IsEmpty)
            yield return ("states", "Migrations");
        if (!report.TimeLine.IsEmpty)
            yield return ("timeline", "Time line");
        if (!report.Migrations.IsEmpty)
            yield return ("dependencies", "Dependencies");
        if (report.Difference is { IsEmpty: false })
            yield return ("difference", "Schema");
    }
}
