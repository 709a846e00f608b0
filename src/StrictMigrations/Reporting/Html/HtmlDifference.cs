using StrictMigrations.Reporting.Graphs;

namespace StrictMigrations.Reporting.Html;

/// <summary>The schema that should be against the one that is.</summary>
internal static class HtmlDifference
{
    private const int ShownChanges = 500;

    public static void Append(HtmlText page, Report report)
    {
        if (report.Difference is not { IsEmpty: false } difference)
            return;
        var what = report.Audit is null ? "What the ledger recorded (−) and what is there (+)." : "What the files make of an empty database (−) and what is there (+).";
        page.Add($"<section id=\"difference\">\n<h2>Schema <span class=\"count\">{difference.Changes.Length}</span></h2>\n<p class=\"note\">{what}</p>\n<ul class=\"changes\">\n");
        foreach (var change in difference.Changes.Take(ShownChanges))
            AppendChange(page, change);
        page.AddMarkup("</ul>\n");
        if (difference.Changes.Length > ShownChanges)
            page.Add($"<p class=\"note\">{difference.Changes.Length - ShownChanges} more are left out here; the JSON report has them.</p>\n");
        page.AddMarkup("</section>\n");
    }

    private static void AppendChange(HtmlText page, SchemaChange change)
    {
        var (tone, word) = change.Kind switch
        {
            SchemaChangeKind.Removed => (Tone.Wrong, "missing"),
            SchemaChangeKind.Added => (Tone.Done, "extra"),
            SchemaChangeKind.Renamed => (Tone.Doubtful, "renamed"),
            _ => (Tone.Doubtful, "changed"),
        };
        var name = change.Kind == SchemaChangeKind.Renamed ? $"{change.Before} → {change.After!.FullName}" : change.Object.ToString();
        page.Add($"<li><span class=\"badge {GraphSvg.ClassOf(tone)}\">{word}</span> <span class=\"object\">{name}</span>");
        foreach (var property in change.Properties)
        {
            page.Add($"<div class=\"property\"><span class=\"quiet\">{property.Name}</span>");
            AppendLine(page, "del", "−", property.Before);
            AppendLine(page, "ins", "+", property.After);
            page.AddMarkup("</div>");
        }

        page.AddMarkup("</li>\n");
    }

    private static void AppendLine(HtmlText page, string element, string sign, string? value)
    {
        if (value is not null)
            page.AddMarkup($"<{element}>").Add($"{sign} {value}").AddMarkup($"</{element}>");
    }
}
