namespace StrictMigrations.Scripts;

/// <summary>Finds the end of a string in single quotes, with its continuations on following lines.</summary>
internal static class StringScanner
{
    private const int None = -1;
    private const int Unknown = -2;

    /// <summary>
    /// The index behind the string whose first character is at <paramref name="next"/>, or -1 when the text ends first.
    /// A continued string stays in the mode of its first part; bit strings know no doubled quotes.
    /// </summary>
    public static int End(ReadOnlySpan<byte> text, int next, bool isFinal, bool backslashEscapes, bool doubles)
    {
        while (true)
        {
            var length = backslashEscapes
                ? text[next..].IndexOfAny((byte)'\'', (byte)'\\')
                : text[next..].IndexOf((byte)'\'');
            if (length < 0)
                return -1;
            next += length;
            if (text[next] == '\\')
            {
                if (next + 2 > text.Length)
                    return -1;
                next += 2;
                continue;
            }

            next++;
            if (doubles && next < text.Length && text[next] == '\'')
            {
                next++;
                continue;
            }

            var continued = Continuation(text, next);
            if (continued == Unknown && !isFinal)
                return -1;
            if (continued < 0)
                return next;
            next = continued;
        }
    }

    /// <summary>
    /// The index behind the quote that continues the string: only blanks and line comments, with at least one line end, stand
    /// before it. <see cref="Unknown"/> when the text ends before that is known.
    /// </summary>
    private static int Continuation(ReadOnlySpan<byte> text, int next)
    {
        var lineEnded = false;
        while (next < text.Length)
        {
            var value = text[next];
            if (ByteClass.Is(value, ByteClass.Blank))
            {
                lineEnded |= value is (byte)'\n' or (byte)'\r';
                next++;
            }
            else if (value == '-' && text[next..].StartsWith("--"u8))
            {
                var length = text[next..].IndexOfAny((byte)'\n', (byte)'\r');
                next = length < 0 ? text.Length : next + length;
            }
            else
            {
                var mayGoOn = value == '-' && next + 1 == text.Length;
                if (mayGoOn)
                    return Unknown;
                return value == '\'' && lineEnded ? next + 1 : None;
            }
        }

        return Unknown;
    }
}
