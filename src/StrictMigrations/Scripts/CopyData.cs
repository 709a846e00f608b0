namespace StrictMigrations.Scripts;

/// <summary>The data of <c>COPY … FROM stdin</c>: from the line behind the statement to a line <c>\.</c>.</summary>
internal static class CopyData
{
    /// <summary>Where the data begins, or <paramref name="next"/> when the statement has none; -1 when more text is needed.</summary>
    public static int Begin(ReadOnlySpan<byte> text, int start, int next, StatementKind kind, Position origin, bool isFinal)
    {
        if (kind.Copy == CopyDirection.ToStdout)
            throw SendsData(origin.Advance(text[..start]));
        if (kind.Copy != CopyDirection.FromStdin)
            return next;
        var rest = text[next..];
        var length = rest.IndexOfAny((byte)'\n', (byte)'\r');
        var cutInLineEnd = length >= 0 && rest[length] == '\r' && length + 1 == rest.Length;
        if ((length < 0 || cutInLineEnd) && !isFinal)
            return -1;
        if (length < 0)
            throw Unterminated(origin.Advance(text[..start]));
        RequireBlank(text, next, next + length, origin);
        return next + length + LineEnd(rest[length..]);
    }

    /// <summary>
    /// How many bytes of <paramref name="text"/> are data for certain, and the length of the line <c>\.</c> behind them, 0 when
    /// it was not found yet. Nothing of either when the text ends too early to say.
    /// </summary>
    public static (int Data, int Terminator) Measure(ReadOnlySpan<byte> text, bool atLineStart, bool isFinal)
    {
        for (var from = 0; ;)
        {
            var step = text[from..].IndexOf((byte)'\\');
            if (step < 0)
                return (text.Length, 0);
            var index = from + step;
            var startsLine = index == 0 ? atLineStart : text[index - 1] is (byte)'\n' or (byte)'\r';
            if (startsLine && !isFinal && MayBeCut(text[index..]))
                return (index, 0);
            if (startsLine && TerminatorLength(text[index..]) is > 0 and var length)
                return (index, length);
            from = index + 1;
        }
    }

    public static ScriptException Unterminated(Position statement) => new(
        "The data of the COPY statement that begins here has no end: no line \\. follows.",
        "Write \\. on a line of its own behind the last row.",
        statement);

    private static ScriptException SendsData(Position statement) => new(
        "COPY … TO stdout sends rows to the client, and a migration has nobody to read them.",
        "Write INSERT INTO … SELECT … to keep the rows in the database, or export them outside of the migration.",
        statement);

    private static bool MayBeCut(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("\\"u8) || text.SequenceEqual("\\."u8) || text.SequenceEqual("\\.\r"u8);

    private static int TerminatorLength(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("\\."u8))
            return 0;
        var rest = text[2..];
        if (rest.IsEmpty)
            return 2;
        return rest[0] is (byte)'\n' or (byte)'\r' ? 2 + LineEnd(rest) : 0;
    }

    private static int LineEnd(ReadOnlySpan<byte> text) => text.StartsWith("\r\n"u8) ? 2 : 1;

    private static void RequireBlank(ReadOnlySpan<byte> text, int from, int to, Position origin)
    {
        var line = new Tokenizer(text[from..to], origin.Advance(text[..from]), isFinal: true, backslashEscapes: false);
        while (line.Read(out var token))
        {
            if (!token.IsComment)
            {
                throw new ScriptException(
                    "The data of COPY … FROM stdin begins on the line below the statement, and something else stands behind its semicolon.",
                    "End the line behind the semicolon; begin the data on the next one.",
                    origin.Advance(text[..(from + token.Start)]));
            }
        }
    }
}
