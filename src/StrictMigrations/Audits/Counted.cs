using System.Globalization;

namespace StrictMigrations.Audits;

/// <summary>A number and its word: <c>1 file</c>, <c>2 files</c>.</summary>
internal static class Counted
{
    public static string Of(int count, string word) => string.Create(CultureInfo.InvariantCulture, $"{count} {word}{(count == 1 ? "" : "s")}");
}
