using StrictMigrations.Reporting.Graphs;
using StrictMigrations.Reporting.Texts;

namespace StrictMigrations.Reporting.Html;

/// <summary>All migrations with their states, and a filter over them, which is only shown where the script runs.</summary>
internal static class HtmlStates
{
    public static void Append(HtmlText page, Report report)
    {
        if (report.Migrations.IsEmpty)
            return;
        page.Add($"<section id=\"states\">\n<h2>Migrations <span class=\"count\">{report.Migrations.Length}</span></h2>\n");
        AppendFilter(page, report);
        page.AddMarkup("<table>\n<thead><tr><th scope=\"col\">State</th><th scope=\"col\">Migration</th><th scope=\"col\">Applied (UTC)</th><th scope=\"col\" class=\"number\">Duration</th></tr></thead>\n<tbody>\n");
        foreach (var migration in report.Migrations)
            AppendRow(page, migration);
        page.AddMarkup("</tbody>\n</table>\n<p class=\"note\" id=\"nothing\" hidden>No migration fits the filter.</p>\n</section>\n");
    }

    private static void AppendFilter(HtmlText page, Report report)
    {
        page.AddMarkup("<form class=\"filter\" id=\"filter\" hidden>\n<label class=\"search\">Name <input type=\"search\" id=\"name\" autocomplete=\"off\" spellcheck=\"false\"></label>\n<fieldset>\n<legend>States</legend>\n");
        foreach (var (state, tone, count) in ReportWords.States(report).OrderBy(state => state.Tone))
            page.Add($"<label class=\"{GraphSvg.ClassOf(tone)}\"><input type=\"checkbox\" value=\"{state}\" checked> {state} <span>{count}</span></label>\n");
        page.Add($"</fieldset>\n<output id=\"shown\" aria-live=\"polite\">{report.Migrations.Length} of {report.Migrations.Length}</output>\n</form>\n");
    }

    private static void AppendRow(HtmlText page, ReportedMigration migration)
    {
        page.Add($"<tr data-state=\"{migration.State}\"><td><span class=\"badge {GraphSvg.ClassOf(migration.Tone)}\">{migration.State}</span></td><th scope=\"row\">{migration.FileName}");
        if (migration.Note is not null)
            page.Add($" <span class=\"quiet\">{migration.Note}</span>");
        if (!migration.DependsOn.IsEmpty)
            page.Add($"<span class=\"needs\">needs {string.Join(", ", migration.DependsOn)}</span>");
        page.Add($"</th><td class=\"time\">{(migration.AppliedAt is { } at ? ReportWords.Time(at) : "")}</td><td class=\"number\">{ReportWords.Duration(migration.Duration)}</td></tr>\n");
    }
}
