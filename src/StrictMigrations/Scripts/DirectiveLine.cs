using System.Globalization;
using System.Text;

namespace StrictMigrations.Scripts;

/// <summary>Writes directives so that the header's parser reads them back.</summary>
internal static class DirectiveLine
{
    public static string Retired(DateOnly day, string reason, string? replacedBy)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"-- RETIRED: {day:yyyy-MM-dd} ({reason.Trim()}){(replacedBy is null ? "" : $" replaced by {replacedBy}")}");
        return Parse(line).Retirement is { } written && IsSame(written.Reason, reason) && string.Equals(written.ReplacedBy, replacedBy, StringComparison.Ordinal) ? line : throw Unwritable(reason);
    }

    public static string Accepts(string checksum, string reason)
    {
        var line = $"-- ACCEPTS: {checksum} ({reason.Trim()})";
        return Parse(line).Acceptances is [var written] && IsSame(written.Reason, reason) ? line : throw Unwritable(reason);
    }

    private static MigrationHeader Parse(string line) => HeaderParser.Parse(Encoding.UTF8.GetBytes(line));

    private static bool IsSame(string written, string reason) => string.Equals(written, reason.Trim(), StringComparison.Ordinal);

    private static MigrationConfigurationException Unwritable(string reason) => new(string.IsNullOrWhiteSpace(reason)
        ? "The decision needs a reason: it stands in the file for whoever asks later. Nothing was changed."
        : "The reason cannot stand in a header: it must be one line, and each parenthesis in it must be closed. Nothing was changed.");
}
