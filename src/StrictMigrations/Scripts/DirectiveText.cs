using System.Globalization;

namespace StrictMigrations.Scripts;

/// <summary>The small grammars inside directives.</summary>
internal static class DirectiveText
{
    /// <summary>The value, and the text of the parentheses that end it. Parentheses inside the reason are part of it.</summary>
    public static (string Value, string? Reason) SplitReason(ReadOnlySpan<char> text)
    {
        var open = OpeningOfLast(text);
        if (open < 0)
            return (text.Trim().ToString(), null);
        var reason = text[(open + 1)..^1].Trim().ToString();
        return (text[..open].Trim().ToString(), reason.Length == 0 ? null : reason);
    }

    /// <summary>Comma-separated items with their starts; commas in parentheses separate nothing.</summary>
    public static List<(int Start, string Text)> Items(ReadOnlySpan<char> text)
    {
        var items = new List<(int, string)>();
        var (start, depth) = (0, 0);
        for (var index = 0; index <= text.Length; index++)
        {
            if (index < text.Length && (depth > 0 || text[index] != ','))
            {
                depth += text[index] == '(' ? 1 : text[index] == ')' && depth > 0 ? -1 : 0;
                continue;
            }

            var item = text[start..index];
            items.Add((start + item.Length - item.TrimStart().Length, item.Trim().ToString()));
            start = index + 1;
        }

        return items;
    }

    /// <summary><c>0000-0029</c>, single versions, several of both; null when it is none of that.</summary>
    public static List<BaselineRange>? Ranges(string text)
    {
        var ranges = new List<BaselineRange>();
        foreach (var (_, item) in Items(text))
        {
            var ends = item.Split('-', 2, StringSplitOptions.TrimEntries);
            if (!MigrationVersion.TryParse(ends[0], out var first) || !MigrationVersion.TryParse(ends[^1], out var last) || last < first)
                return null;
            ranges.Add(new BaselineRange(first, last));
        }

        return ranges;
    }

    /// <summary>A whole number and a unit of PostgreSQL's: us, ms, s, min, h, d.</summary>
    public static TimeSpan? Duration(string text)
    {
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits <= 0 || !int.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return null;
        return text.AsSpan(digits).Trim() switch
        {
            "us" => TimeSpan.FromMicroseconds(count),
            "ms" => TimeSpan.FromMilliseconds(count),
            "s" => TimeSpan.FromSeconds(count),
            "min" => TimeSpan.FromMinutes(count),
            "h" => TimeSpan.FromHours(count),
            "d" when count <= 10_000 => TimeSpan.FromDays(count),
            _ => null,
        };
    }

    public static bool IsRuleId(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash == text.LastIndexOf('/') && slash < text.Length - 1
            && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '/');
    }

    /// <summary><c>2026-11-22 (reason) replaced by 0030</c>.</summary>
    public static Retirement? Retirement(ReadOnlySpan<char> text, int line)
    {
        const string ReplacedBy = "replaced by";
        var close = text.LastIndexOf(')');
        var after = text[(close + 1)..].Trim();
        var (date, reason) = SplitReason(text[..(close + 1)]);
        var isPlain = after.IsEmpty;
        if (!isPlain && !after.StartsWith(ReplacedBy + " ", StringComparison.OrdinalIgnoreCase))
            return null;
        if (reason is null || !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return null;
        var replacement = isPlain ? null : after[ReplacedBy.Length..].Trim().ToString();
        return replacement is not null && replacement.Contains(' ', StringComparison.Ordinal) ? null : new Retirement(day, reason, replacement, line);
    }

    /// <summary>How a directive is written.</summary>
    public static string Example(DirectiveKind kind) => kind switch
    {
        DirectiveKind.Depends => "-- DEPENDS: 0029_add_content_metrics.sql, 0031 (why)",
        DirectiveKind.Requires => "-- REQUIRES: column users.password_hash",
        DirectiveKind.Expects => "-- EXPECTS: table content_metrics",
        DirectiveKind.Transaction => "-- TRANSACTION: none",
        DirectiveKind.Timeout => "-- TIMEOUT: lock 2s, statement 10min (units: us, ms, s, min, h, d)",
        DirectiveKind.Baseline => "-- BASELINE: 0000-0029",
        DirectiveKind.Schema => "-- SCHEMA: sha256:v1: and 64 hexadecimal digits, once, beside BASELINE",
        DirectiveKind.Allow => "-- ALLOW: safety/drop-column (why)",
        DirectiveKind.Accepts => "-- ACCEPTS: sha256:v1: and 64 hexadecimal digits (why)",
        DirectiveKind.Retired => "-- RETIRED: 2026-11-22 (why) replaced by 0030",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Where the parenthesis opens that the last character closes, or -1.</summary>
    private static int OpeningOfLast(ReadOnlySpan<char> text)
    {
        if (text is not [.., ')'])
            return -1;
        var depth = 0;
        for (var index = text.Length - 1; index >= 0; index--)
        {
            depth += text[index] == ')' ? 1 : text[index] == '(' ? -1 : 0;
            if (depth == 0)
                return index;
        }

        return -1;
    }
}
