using System.Globalization;

namespace StrictMigrations.Reporting;

/// <summary>What the forms of an audit say alike. Pure.</summary>
internal static class AuditWords
{
    public static string Severity(Finding finding) => finding.Severity.ToString().ToLowerInvariant();

    /// <summary>In capitals: it is what is looked for first.</summary>
    public static string Level(Risk risk) => risk.Level.ToString().ToUpperInvariant();

    public static string Sentence(Replay replay)
    {
        var files = replay.Files == ReplayedFiles.All ? "All files" : "The files that the history records";
        var failed = replay.Failures is [var first, ..]
            ? string.Create(CultureInfo.InvariantCulture, $"; {replay.Failures.Length} fail, the first is {first.FileName}{Line(first)}: {first.Message}")
            : "";
        var differs = replay.Difference.IsEmpty
            ? "They make the schema that is there."
            : string.Create(CultureInfo.InvariantCulture, $"What they make differs from the schema that is there in {replay.Difference.Changes.Length} objects; the JSON and the Markdown form list them.");
        return string.Create(CultureInfo.InvariantCulture, $"{files} on an empty database: {replay.Count - replay.Failures.Length} of {replay.Count} succeed{failed}. {differs}");
    }

    private static string Line(ReplayFailure failure) => failure.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $":{line}") : "";
}
