using System.Globalization;

namespace StrictMigrations.Reporting.Texts;

/// <summary>What the formats for people say alike. Pure.</summary>
internal static class ReportWords
{
    /// <summary>The report in a few words: the counts, else what is pending, else that all is well; of a dry run, that it was one.</summary>
    public static string Verdict(Report report) => report.IsDryRun ? $"{Outcome(report)}; a dry run: nothing was changed" : Outcome(report);

    private static string Outcome(Report report) => FindingsText.Counts(report.Findings) is var counts && report.Errors + report.Warnings > 0
        ? counts
        : report.Pending.Length > 0 ? $"No errors, {Pending(report.Pending.Length)}" : "Everything is in order";

    public static string Pending(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} pending");

    /// <summary>How many migrations are in which state, in the order of their first: <c>12 Applied, 1 Pending</c>.</summary>
    public static IEnumerable<(string State, Tone Tone, int Count)> States(Report report) =>
        report.Migrations.GroupBy(migration => migration.State, StringComparer.Ordinal).Select(group => (group.Key, group.First().Tone, group.Count()));

    public static string Severity(Finding finding) => finding.Waiver is null ? finding.Severity.ToString().ToLowerInvariant() : "waived";

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Duration(TimeSpan? duration) => duration switch
    {
        null => "",
        { TotalMilliseconds: < 100 } => string.Create(CultureInfo.InvariantCulture, $"{duration.Value.TotalMilliseconds:0.0} ms"),
        { TotalSeconds: < 10 } => string.Create(CultureInfo.InvariantCulture, $"{duration.Value.TotalMilliseconds:0} ms"),
        { TotalMinutes: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{duration.Value.TotalSeconds:0.0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.Value.TotalMinutes:0.0} min"),
    };

    /// <summary>Where a finding is: the file as the repository has it, the object, else what it is about.</summary>
    public static string Place(Report report, Finding finding) => finding.Place is not { } place
        ? finding.Subject
        : (place.File is { } file ? place with { File = report.PathOf(file) } : place).ToString();
}
