using System.Globalization;
using System.Text;
using StrictMigrations.Schemas;

namespace StrictMigrations.Cli.Outputs;

/// <summary>A proved baseline, for the person who approves it. Pure.</summary>
internal static class BaselineText
{
    public static string Of(BaselineReport report)
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{report.FileName} stands for {string.Join(", ", report.Supersedes)}: {Count(report.Files.Length, "file")}.");
        if (report.NeverRan.Length > 0)
            text.AppendLine(CultureInfo.InvariantCulture, $"Of these {Count(report.NeverRan.Length, "file")} never ran on this database, and never will: {string.Join(", ", report.NeverRan)}.");
        text.AppendLine(CultureInfo.InvariantCulture, $"It makes {string.Join(", ", report.Objects.Select(kind => $"{kind.Value.ToString(CultureInfo.InvariantCulture)} × {KindWords.Of(kind.Key)}"))}.");
        return text.AppendLine(CultureInfo.InvariantCulture, $"Proved on an empty database: it makes the schema that is here, {report.Fingerprint}, and a second run changes nothing.").ToString();
    }

    public static string Closing(BaselineReport report) => report.IsWritten
        ? $"Wrote {report.Location}. Review and commit it. The next migrate records it here without running it; an empty database starts with it."
        : "Nothing was written.";

    private static string Count(int count, string word) => string.Create(CultureInfo.InvariantCulture, $"{count} {word}{(count == 1 ? "" : "s")}");
}
