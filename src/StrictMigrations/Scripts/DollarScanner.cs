using System.Text;

namespace StrictMigrations.Scripts;

/// <summary>What a dollar sign begins: a parameter, a dollar-quoted string, or nothing.</summary>
internal static class DollarScanner
{
    public static (TokenKind Kind, int End) Scan(ReadOnlySpan<byte> text, int start, bool isFinal)
    {
        var next = start + 1;
        if (next < text.Length && ByteClass.Is(text[next], ByteClass.Digit))
            return (TokenKind.Parameter, NumberScanner.SkipDigits(text, next));

        var delimiter = DelimiterLength(text[start..]);
        if (delimiter < 0 && !isFinal)
            return (TokenKind.Symbol, -1);
        if (delimiter <= 0)
            return (TokenKind.Symbol, next);
        var body = start + delimiter;
        var length = text[body..].IndexOf(text[start..body]);
        return (TokenKind.DollarString, length < 0 ? -1 : body + length + delimiter);
    }

    /// <summary>The delimiter at the start of the text, for messages.</summary>
    public static string Delimiter(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text[..DelimiterLength(text)]);

    /// <summary>The length of <c>$$</c> or <c>$tag$</c>; 0 when it is none, -1 when the text ends within it.</summary>
    private static int DelimiterLength(ReadOnlySpan<byte> text)
    {
        var next = 1;
        while (next < text.Length && text[next] != '$' && ByteClass.Is(text[next], ByteClass.WordPart))
            next++;
        if (next == text.Length)
            return -1;
        var startsLikeWord = next == 1 || ByteClass.Is(text[1], ByteClass.WordStart);
        return text[next] == '$' && startsLikeWord ? next + 1 : 0;
    }
}
