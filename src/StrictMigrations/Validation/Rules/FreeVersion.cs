using System.Globalization;

namespace StrictMigrations.Validation.Rules;

/// <summary>The next version that is free, for messages that suggest one.</summary>
internal static class FreeVersion
{
    /// <summary>Above the highest, as wide as it is written; 0001 in an empty catalog. The offset counts the free ones that are suggested already.</summary>
    public static string After(Catalog catalog, int offset = 0) => After(catalog.Highest, offset);

    public static string After(MigrationVersion? highest, int offset = 0)
    {
        if (highest is null)
            return (1 + offset).ToString("0000", CultureInfo.InvariantCulture);
        var text = highest.ToString();
        var lastPart = text[(text.LastIndexOf('.') + 1)..];
        var next = (long.Parse(lastPart, CultureInfo.InvariantCulture) + 1 + offset).ToString(CultureInfo.InvariantCulture);
        return text[..^lastPart.Length] + next.PadLeft(lastPart.Length, '0');
    }
}
