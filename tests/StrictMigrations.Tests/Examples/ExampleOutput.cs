using System.Text.RegularExpressions;

namespace StrictMigrations.Tests.Examples;

/// <summary>Output with what differs from run to run put into one form, and the comparison with what a document shows.</summary>
internal static partial class ExampleOutput
{
    /// <summary>The names of this run become the document's; durations, hashes, dates and times become one of each.</summary>
    public static string Normalize(string output, IEnumerable<(string Own, string Told)> names)
    {
        foreach (var (own, told) in names)
            output = output.Replace(own, told, StringComparison.Ordinal);
        output = Seconds().Replace(Milliseconds().Replace(output, "12 ms"), "1.2 s");
        output = Hash().Replace(output, "…");
        output = Moment().Replace(Date().Replace(output, "2026-11-25"), match => match.Groups[1].Length == 0 ? "09:30" : "09:30:00");
        return string.Concat(output.TrimEnd().Split('\n').Select(line => line.TrimEnd() + "\n"));
    }

    /// <summary>In what a document shows, … stands for any text within a line, and alone on a line for any lines.</summary>
    public static bool Matches(string actual, string shown)
    {
        var lines = Normalize(shown, []).TrimEnd().Split('\n').Select(line => line.Trim() == "…" ? "(.*\n)*?" : Regex.Escape(line.TrimEnd()).Replace("…", ".*?", StringComparison.Ordinal) + "\n");
        return Regex.IsMatch(actual, $@"\A{string.Concat(lines)}\z");
    }

    public static void ShouldBe(string actual, string shown, string place)
    {
        if (!Matches(actual, shown))
            Assert.Fail($"{place} shows\n\n{shown}\nbut it is\n\n{actual}\nIf the new text is right, run this test once with {Approved.UpdateVariable}=1 and read the difference.");
    }

    [GeneratedRegex(@"\b\d+(\.\d+)? ms\b")]
    private static partial Regex Milliseconds();

    [GeneratedRegex(@"\b\d+(\.\d+)? s\b")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"\b[0-9a-f]{64}\b")]
    private static partial Regex Hash();

    [GeneratedRegex(@"\b20\d\d-\d\d-\d\d\b")]
    private static partial Regex Date();

    [GeneratedRegex(@"\b\d\d:\d\d(:\d\d(\.\d+)?\b|(?= UTC))")]
    private static partial Regex Moment();
}
