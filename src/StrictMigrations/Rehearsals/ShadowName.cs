using System.Globalization;

namespace StrictMigrations.Rehearsals;

/// <summary>The names of shadow databases: the prefix, the second of creation (UTC), and chance.</summary>
internal static class ShadowName
{
    public const string Prefix = "strict_migrations_shadow_";
    private const string TimeFormat = "yyyyMMddHHmmss";

    public static string New(DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{now.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}_{Guid.NewGuid().ToString("N")[..12]}");

    /// <summary>When a database of this name was created; <see langword="null"/> when the name is not one of ours.</summary>
    public static DateTimeOffset? CreatedAt(string name)
    {
        const int length = 25 + 14 + 1 + 12;
        return name.Length == length && name.StartsWith(Prefix, StringComparison.Ordinal) && name[^13] == '_' && name[^12..].All(char.IsAsciiHexDigitLower)
            && DateTimeOffset.TryParseExact(name.AsSpan(Prefix.Length, TimeFormat.Length), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
    }
}
