namespace StrictMigrations.Scripts;

/// <summary>The tokens of one complete statement, without comments, one of them in sight.</summary>
internal ref struct StatementCursor
{
    private readonly ReadOnlySpan<byte> _text;
    private Tokenizer _tokenizer;
    private Token _token;

    public StatementCursor(ReadOnlySpan<byte> text, bool backslashEscapes)
    {
        _text = text;
        _tokenizer = new Tokenizer(text, Position.Start, isFinal: true, backslashEscapes);
        Depth = 0;
        Move();
    }

    /// <summary>How many parentheses are open before the present token.</summary>
    public int Depth { get; private set; }

    public readonly TokenKind Kind => _token.Kind;

    public readonly bool AtEnd => _token.Kind == TokenKind.None;

    public readonly ReadOnlySpan<byte> Bytes => _token.In(_text);

    public readonly bool Is(ReadOnlySpan<byte> keyword) => _token.IsWord(_text, keyword);

    /// <summary>Goes on to the next token.</summary>
    public void Move()
    {
        if (_token.Kind == TokenKind.OpenParenthesis)
            Depth++;
        else if (_token.Kind == TokenKind.CloseParenthesis && Depth > 0)
            Depth--;
        while (_tokenizer.Read(out _token) && _token.IsComment)
        {
        }
    }

    /// <summary>Passes over the keyword if it stands here.</summary>
    public bool Take(ReadOnlySpan<byte> keyword)
    {
        var found = Is(keyword);
        if (found)
            Move();
        return found;
    }

    /// <summary>Goes on to the keyword outside of parentheses; false at the end of the statement.</summary>
    public bool Find(ReadOnlySpan<byte> keyword)
    {
        while (!AtEnd && !(Depth == 0 && Is(keyword)))
            Move();
        return !AtEnd;
    }
}
