using System.Text;

namespace StrictMigrations.Scripts;

/// <summary>A place in a script that grows by whatever bytes were passed over.</summary>
/// <param name="Line">From 1; LF, CRLF and CR end a line.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="ByteOffset">Bytes since the start, after the byte-order mark.</param>
/// <param name="CharOffset">UTF-16 units since the start, after the byte-order mark.</param>
/// <param name="AfterCarriageReturn">The last byte was CR: an LF that follows ends no further line.</param>
internal readonly record struct Position(int Line, int Column, long ByteOffset, long CharOffset, bool AfterCarriageReturn = false)
{
    public static Position Start { get; } = new(1, 1, 0, 0);

    /// <summary>The place behind <paramref name="text"/>. The text may be cut anywhere, even within a character.</summary>
    public Position Advance(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return this;
        var chars = CountChars(text);
        var lastBreak = text.LastIndexOfAny((byte)'\n', (byte)'\r');
        return new Position(
            Line + CountLineBreaks(text),
            lastBreak < 0 ? Column + chars : 1 + CountChars(text[(lastBreak + 1)..]),
            ByteOffset + text.Length,
            CharOffset + chars,
            text[^1] == '\r');
    }

    /// <summary>UTF-16 units: one for each byte that starts a character, one more for each character outside the basic plane.</summary>
    public static int CountChars(ReadOnlySpan<byte> text)
    {
        if (Ascii.IsValid(text))
            return text.Length;
        var count = 0;
        foreach (var value in text)
            count += ((value & 0xC0) != 0x80 ? 1 : 0) + (value >= 0xF0 ? 1 : 0);
        return count;
    }

    private int CountLineBreaks(ReadOnlySpan<byte> text)
    {
        var count = text.Count((byte)'\n');
        if (text.Contains((byte)'\r'))
            count += text.Count((byte)'\r') - text.Count("\r\n"u8);
        return AfterCarriageReturn && text[0] == '\n' ? count - 1 : count;
    }
}
