namespace StrictMigrations.Scripts;

/// <summary>
/// Cuts UTF-8 text into tokens exactly where PostgreSQL's own lexer does.
/// </summary>
/// <remarks>
/// With <paramref name="isFinal"/> false the text may go on: a token that touches its end is held back, and
/// <see cref="NeedsMore"/> says so. <paramref name="origin"/> is the place of the text in its file, for refusals.
/// Where the lexer's versions differ (numbers with letters behind them) every version cuts strings at the same places.
/// </remarks>
internal ref struct Tokenizer(ReadOnlySpan<byte> text, Position origin, bool isFinal, bool backslashEscapes)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _next;

    /// <summary>Whether reading stopped because the text must go on.</summary>
    public bool NeedsMore { get; private set; }

    /// <summary>The next token, comments included; false at the end and when more text is needed.</summary>
    /// <exception cref="ScriptException">Something has no end, or a psql command stands in the text.</exception>
    public bool Read(out Token token)
    {
        var start = SkipBlanks(_next);
        _next = start;
        token = default;
        if (start == _text.Length)
        {
            NeedsMore = !isFinal;
            return false;
        }

        var (kind, end) = Scan(start);
        if (end < 0 && isFinal)
            throw Unterminated(kind, start);
        if (end < 0 || (end >= _text.Length && !isFinal && !IsComplete(kind)))
        {
            NeedsMore = true;
            return false;
        }

        _next = end;
        token = new Token(kind, start, end);
        return true;
    }

    /// <summary>The next token if it is a comment that has an end; looks at nothing else.</summary>
    public bool ReadComment(out Token comment)
    {
        var start = SkipBlanks(_next);
        comment = default;
        var isCut = start + 1 >= _text.Length;
        var begins = !isCut && (_text[start..].StartsWith("--"u8) || _text[start..].StartsWith("/*"u8));
        var (kind, end) = begins ? ScanComment(start) : default;
        NeedsMore = !isFinal && (isCut || (begins && (end < 0 || end == _text.Length)));
        if (!begins || end < 0 || NeedsMore)
            return false;
        _next = end;
        comment = new Token(kind, start, end);
        return true;
    }

    private static bool IsComplete(TokenKind kind) =>
        kind is TokenKind.Semicolon or TokenKind.OpenParenthesis or TokenKind.CloseParenthesis or TokenKind.DollarString;

    /// <summary>The token at <paramref name="start"/>; an end of -1 means that the text ran out first.</summary>
    private readonly (TokenKind Kind, int End) Scan(int start)
    {
        var first = _text[start];
        if (ByteClass.Is(first, ByteClass.WordStart))
            return ScanWord(start);
        if (ByteClass.Is(first, ByteClass.Digit))
            return (TokenKind.Number, NumberScanner.End(_text, start));
        if (ByteClass.Is(first, ByteClass.Operator))
            return ScanOperator(start);
        return first switch
        {
            (byte)';' => (TokenKind.Semicolon, start + 1),
            (byte)'(' => (TokenKind.OpenParenthesis, start + 1),
            (byte)')' => (TokenKind.CloseParenthesis, start + 1),
            (byte)'\'' => (TokenKind.String, StringScanner.End(_text, start + 1, isFinal, backslashEscapes, doubles: true)),
            (byte)'"' => (TokenKind.QuotedIdentifier, QuotedIdentifierEnd(start + 1)),
            (byte)'$' => DollarScanner.Scan(_text, start, isFinal),
            (byte)'.' when IsDigit(start + 1) => (TokenKind.Number, NumberScanner.End(_text, start)),
            (byte)'\\' when !isFinal && _text.Length - start < MetaCommands.MaxLength => (TokenKind.Symbol, -1),
            (byte)'\\' => throw MetaCommands.Refuse(_text[start..], PositionOf(start)),
            _ => (TokenKind.Symbol, start + 1),
        };
    }

    /// <summary>A word, or a string whose prefix looks like one.</summary>
    private readonly (TokenKind Kind, int End) ScanWord(int start)
    {
        var second = At(start + 1);
        switch (_text[start] | 0x20)
        {
            case 'e' when second == '\'':
                return (TokenKind.String, StringScanner.End(_text, start + 2, isFinal, backslashEscapes: true, doubles: true));
            case 'n' when second == '\'':
                return (TokenKind.String, StringScanner.End(_text, start + 2, isFinal, backslashEscapes, doubles: true));
            case 'b' or 'x' when second == '\'':
                return (TokenKind.String, StringScanner.End(_text, start + 2, isFinal, backslashEscapes: false, doubles: false));
            case 'u' when second == '&' && start + 2 >= _text.Length && !isFinal:
                return (TokenKind.Word, -1);
            case 'u' when second == '&' && At(start + 2) == '\'':
                return (TokenKind.String, StringScanner.End(_text, start + 3, isFinal, backslashEscapes: false, doubles: true));
            case 'u' when second == '&' && At(start + 2) == '"':
                return (TokenKind.QuotedIdentifier, QuotedIdentifierEnd(start + 3));
        }

        var end = start + 1;
        while (end < _text.Length && ByteClass.Is(_text[end], ByteClass.WordPart))
            end++;
        return (TokenKind.Word, end);
    }

    /// <summary>A run of operator characters, which ends where a comment begins.</summary>
    private readonly (TokenKind Kind, int End) ScanOperator(int start)
    {
        var end = start;
        while (end < _text.Length && ByteClass.Is(_text[end], ByteClass.Operator))
        {
            var isComment = (_text[end], At(end + 1)) is ((byte)'-', (byte)'-') or ((byte)'/', (byte)'*');
            if (isComment && end == start)
                return ScanComment(start);
            if (isComment)
                break;
            end++;
        }

        return (TokenKind.Operator, end);
    }

    private readonly (TokenKind Kind, int End) ScanComment(int start)
    {
        if (_text[start] == '/')
            return (TokenKind.BlockComment, BlockCommentEnd(start + 2));
        var length = _text[start..].IndexOfAny((byte)'\n', (byte)'\r');
        return (TokenKind.LineComment, length < 0 ? _text.Length : start + length);
    }

    private readonly int BlockCommentEnd(int next)
    {
        for (var depth = 1; ;)
        {
            var step = _text[next..].IndexOfAny((byte)'*', (byte)'/');
            if (step < 0)
                return -1;
            next += step;
            var closes = _text[next] == '*' && At(next + 1) == '/';
            var opens = _text[next] == '/' && At(next + 1) == '*';
            next += closes || opens ? 2 : 1;
            depth += opens ? 1 : closes ? -1 : 0;
            if (depth == 0)
                return next;
        }
    }

    private readonly int QuotedIdentifierEnd(int next)
    {
        while (true)
        {
            var length = _text[next..].IndexOf((byte)'"');
            if (length < 0)
                return -1;
            next += length + 1;
            if (At(next) != '"')
                return next;
            next++;
        }
    }

    private readonly int SkipBlanks(int next)
    {
        while (next < _text.Length && ByteClass.Is(_text[next], ByteClass.Blank))
            next++;
        return next;
    }

    /// <summary>The byte, or NUL behind the end: no script holds one.</summary>
    private readonly byte At(int index) => index < _text.Length ? _text[index] : (byte)0;

    private readonly bool IsDigit(int index) => ByteClass.Is(At(index), ByteClass.Digit);

    private readonly Position PositionOf(int index) => origin.Advance(_text[..index]);

    private readonly ScriptException Unterminated(TokenKind kind, int start)
    {
        var (what, end) = kind switch
        {
            TokenKind.BlockComment => ("block comment", "*/ (comments nest: each /* inside needs its own)"),
            TokenKind.QuotedIdentifier => ("quoted identifier", "a double quote"),
            TokenKind.DollarString => ("dollar-quoted string", DollarScanner.Delimiter(_text[start..])),
            _ => ("string", "a single quote"),
        };
        return new ScriptException(
            $"The {what} that begins here is never closed: the script ends within it.",
            $"Close it with {end}.",
            PositionOf(start));
    }
}
