namespace StrictMigrations.Scripts;

/// <summary>What is open in a statement at its present token, so that a semicolon there does not end it.</summary>
/// <remarks>
/// Two things hold semicolons: parentheses (the actions of a rule) and the body of a routine between BEGIN ATOMIC and END.
/// The server's grammar has each statement of such a body end in a semicolon, so its END is the one right behind a semicolon
/// or behind ATOMIC: a CASE's end, <c>AS end</c> and <c>t.end</c> never stand there.
/// </remarks>
internal ref struct StatementShape(ReadOnlySpan<byte> text)
{
    private enum Routine { None, Create, Or, Replace, Header, Begin, BodyStart, Body, StatementEnd, Closed }

    private readonly ReadOnlySpan<byte> _text = text;
    private Routine _routine;
    private bool _first = true;
    private int _depth;
    private int _parenthesis;
    private int _begin;

    /// <summary>Whether a semicolon here belongs to the statement.</summary>
    public readonly bool IsOpen => _depth > 0 || InBody;

    private readonly bool InBody => _routine is Routine.BodyStart or Routine.Body or Routine.StatementEnd;

    public void Add(Token token)
    {
        if (token.Kind == TokenKind.OpenParenthesis && _depth++ == 0)
            _parenthesis = token.Start;
        else if (token.Kind == TokenKind.CloseParenthesis && _depth > 0)
            _depth--;
        if (_first)
            _routine = token.IsWord(_text, "CREATE"u8) ? Routine.Create : Routine.None;
        else if (_routine != Routine.None)
            _routine = After(token);
        _first = false;
    }

    /// <summary>Refuses a statement that ends while something is open.</summary>
    public readonly void RequireClosed(Position origin)
    {
        if (_depth > 0)
        {
            throw new ScriptException(
                "The parenthesis that opens here is never closed: the script ends within it.",
                "Close it. Semicolons inside parentheses do not end a statement.",
                origin.Advance(_text[.._parenthesis]));
        }

        if (InBody)
        {
            throw new ScriptException(
                "The body that begins here with BEGIN ATOMIC never ends: the script ends within it.",
                "End each of its statements with a semicolon, the last one too, and write END; behind them.",
                origin.Advance(_text[.._begin]));
        }
    }

    private Routine After(Token token) => _routine switch
    {
        Routine.Create when token.IsWord(_text, "OR"u8) => Routine.Or,
        Routine.Or when token.IsWord(_text, "REPLACE"u8) => Routine.Replace,
        Routine.Create or Routine.Replace when IsRoutineWord(token) => Routine.Header,
        Routine.Header or Routine.Begin => AfterHeader(token),
        Routine.BodyStart or Routine.StatementEnd when _depth == 0 && token.IsWord(_text, "END"u8) => Routine.Closed,
        Routine.BodyStart or Routine.Body or Routine.StatementEnd when _depth == 0 =>
            token.Kind == TokenKind.Semicolon ? Routine.StatementEnd : Routine.Body,
        Routine.BodyStart or Routine.Body or Routine.StatementEnd => Routine.Body,
        Routine.Closed => Routine.Closed,
        _ => Routine.None,
    };

    private Routine AfterHeader(Token token)
    {
        if (_depth > 0)
            return Routine.Header;
        if (_routine == Routine.Begin && token.IsWord(_text, "ATOMIC"u8))
            return Routine.BodyStart;
        if (!token.IsWord(_text, "BEGIN"u8))
            return Routine.Header;
        _begin = token.Start;
        return Routine.Begin;
    }

    private readonly bool IsRoutineWord(Token token) =>
        token.IsWord(_text, "FUNCTION"u8) || token.IsWord(_text, "PROCEDURE"u8);
}
