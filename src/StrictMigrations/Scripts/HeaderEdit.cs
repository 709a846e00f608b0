using System.Text;

namespace StrictMigrations.Scripts;

/// <summary>Changes one line of a header and no other byte: mark, line ends and encoding of the file stay.</summary>
internal static class HeaderEdit
{
    private static ReadOnlySpan<byte> Mark => "\uFEFF"u8;

    /// <summary>A new first line, ended as the file's own are.</summary>
    public static byte[] Prepend(ReadOnlySpan<byte> text, string line)
    {
        var start = text.StartsWith(Mark) ? Mark.Length : 0;
        return [.. text[..start], .. Encoding.UTF8.GetBytes(line), .. LineEnd(text), .. text[start..]];
    }

    /// <summary>Replaces a word where the header's parser found it.</summary>
    /// <param name="text">The file.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column in UTF-16 units, from 1.</param>
    /// <param name="word">What stands there.</param>
    /// <param name="replacement">What is to stand there.</param>
    public static byte[] Replace(ReadOnlySpan<byte> text, int line, int column, string word, string replacement)
    {
        var start = StartOf(text, line);
        var end = start + LengthOf(text[start..]);
        var before = LineAt(text, line);
        if (!before.AsSpan(column - 1).StartsWith(word, StringComparison.Ordinal))
            throw new InvalidOperationException($"'{word}' does not stand in line {line}.");
        var after = string.Concat(before.AsSpan(0, column - 1), replacement, before.AsSpan(column - 1 + word.Length));
        return [.. text[..start], .. Encoding.UTF8.GetBytes(after), .. text[end..]];
    }

    /// <summary>A line without its end.</summary>
    public static string LineAt(ReadOnlySpan<byte> text, int line)
    {
        var rest = text[StartOf(text, line)..];
        return Encoding.UTF8.GetString(rest[..LengthOf(rest)]);
    }

    private static int LengthOf(ReadOnlySpan<byte> rest) => rest.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var length ? length : rest.Length;

    private static int StartOf(ReadOnlySpan<byte> text, int line)
    {
        var start = text.StartsWith(Mark) ? Mark.Length : 0;
        for (; line > 1; line--)
        {
            start += text[start..].IndexOfAny((byte)'\r', (byte)'\n');
            start += text[start..].StartsWith("\r\n"u8) ? 2 : 1;
        }

        return start;
    }

    private static ReadOnlySpan<byte> LineEnd(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny((byte)'\r', (byte)'\n');
        if (end < 0 || text[end] == '\n')
            return "\n"u8;
        return text[end..].StartsWith("\r\n"u8) ? "\r\n"u8 : "\r"u8;
    }
}
