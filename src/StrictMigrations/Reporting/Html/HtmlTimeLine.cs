using System.Globalization;
using StrictMigrations.Reporting.Texts;

namespace StrictMigrations.Reporting.Html;

/// <summary>What happened, with a bar for how long it took; the longest is as wide as the column.</summary>
internal static class HtmlTimeLine
{
    private const int ShownChanges = 12;

    public static void Append(HtmlText page, Report report)
    {
        if (report.TimeLine.IsEmpty)
            return;
        var (failures, longest) = (report.TimeLine.Count(e => e.IsFailure), report.TimeLine.Max(e => e.Duration ?? TimeSpan.Zero));
        page.Add($"<section id=\"timeline\">\n<h2>Time line <span class=\"count\">{report.TimeLine.Length}</span></h2>\n<p class=\"note\">{Failures(failures)} The longest took {(longest == TimeSpan.Zero ? "no time that was recorded" : ReportWords.Duration(longest))}.</p>\n<ol class=\"events\">\n");
        var day = "";
        foreach (var e in report.TimeLine)
        {
            var today = ReportWords.Time(e.At)[..10];
            if (!string.Equals(day, today, StringComparison.Ordinal))
                page.Add($"<li class=\"day\">{today}</li>\n");
            day = today;
            AppendEvent(page, e, longest);
        }

        page.AddMarkup("</ol>\n</section>\n");
    }

    private static string Failures(int count) => count switch
    {
        0 => "Nothing failed.",
        1 => "One failure.",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count} failures."),
    };

    private static void AppendEvent(HtmlText page, ReportedEvent e, TimeSpan longest)
    {
        page.Add($"<li class=\"event{(e.IsFailure ? " failed" : "")}\"><time datetime=\"{e.At.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\">{ReportWords.Time(e.At)[11..]}</time><div><span class=\"what\">{e.What}</span> <span class=\"migration\">{e.Migration}</span>");
        AppendDetails(page, e);
        page.Add($"</div><span class=\"duration\">{ReportWords.Duration(e.Duration)}</span>");
        if (e.Duration is { } duration && longest > TimeSpan.Zero)
            page.Add($"<svg class=\"bar\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"{(Math.Max(0.6, 100 * (duration / longest))).ToString("0.##", CultureInfo.InvariantCulture)}\" height=\"4\"/></svg>");
        page.AddMarkup("</li>\n");
    }

    private static void AppendDetails(HtmlText page, ReportedEvent e)
    {
        if (e.Error is not null)
            page.Add($"<p class=\"error\">{e.Error}</p>");
        if (e.Reason is not null)
            page.Add($"<p class=\"quiet\">{e.Reason}</p>");
        var changes = e.Changes;
        if (changes.IsEmpty)
            return;
        page.Add($"<details><summary>{changes.Length} {(changes.Length == 1 ? "change" : "changes")}</summary><ul>");
        foreach (var change in changes.Take(ShownChanges))
            page.Add($"<li>{change}</li>");
        if (changes.Length > ShownChanges)
            page.Add($"<li>and {changes.Length - ShownChanges} more</li>");
        page.AddMarkup("</ul></details>");
    }
}
