namespace StrictMigrations.Scripts;

/// <summary>Finds the end of a number.</summary>
/// <remarks>
/// Letters and <c>$</c> behind it are left alone: <c>1E'a'</c> is a number and an escape string, <c>1$$a$$</c> a number and a
/// dollar-quoted string.
/// </remarks>
internal static class NumberScanner
{
    public static int End(ReadOnlySpan<byte> text, int start)
    {
        if (text[start] == '0' && RadixEnd(text, start + 1) is > 0 and var end)
            return end;
        var next = SkipDigits(text, start);
        if (next < text.Length && text[next] == '.')
            next = SkipDigits(text, next + 1);
        return ExponentEnd(text, next);
    }

    /// <summary>Digits, and underscores between them.</summary>
    public static int SkipDigits(ReadOnlySpan<byte> text, int next)
    {
        while (next < text.Length && (IsDigit(text, next) || (text[next] == '_' && IsDigit(text, next + 1))))
            next++;
        return next;
    }

    private static int ExponentEnd(ReadOnlySpan<byte> text, int next)
    {
        if (next >= text.Length || (text[next] | 0x20) != 'e')
            return next;
        var digits = next + 1 < text.Length && text[next + 1] is (byte)'+' or (byte)'-' ? next + 2 : next + 1;
        return IsDigit(text, digits) ? SkipDigits(text, digits) : next;
    }

    /// <summary>The end of <c>0x1F</c>, <c>0o17</c> or <c>0b11</c>, or -1.</summary>
    private static int RadixEnd(ReadOnlySpan<byte> text, int next)
    {
        if (next + 1 >= text.Length || (text[next] | 0x20) is not ('x' or 'o' or 'b') || !char.IsAsciiHexDigit((char)text[next + 1]))
            return -1;
        next++;
        while (next < text.Length && (char.IsAsciiHexDigit((char)text[next]) || text[next] == '_'))
            next++;
        return next;
    }

    private static bool IsDigit(ReadOnlySpan<byte> text, int index) =>
        index < text.Length && ByteClass.Is(text[index], ByteClass.Digit);
}
