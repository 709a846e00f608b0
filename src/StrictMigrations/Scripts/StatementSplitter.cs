namespace StrictMigrations.Scripts;

/// <summary>Finds the statements of a script, one a call.</summary>
/// <remarks>
/// It remembers nothing but <c>standard_conforming_strings</c>, which a script may set. When a text is too short it is asked
/// again with a longer one that begins at the same statement.
/// </remarks>
internal sealed class StatementSplitter
{
    /// <summary>Whether a backslash escapes in plain strings of the next statement.</summary>
    public bool BackslashEscapes { get; private set; }

    /// <summary>The first statement of <paramref name="text"/>.</summary>
    /// <param name="text">The script from the end of the statement before.</param>
    /// <param name="origin">Where that is in the file.</param>
    /// <param name="isFinal">Whether the script ends with the text.</param>
    /// <exception cref="ScriptException">The text is refused.</exception>
    public Split Next(ReadOnlySpan<byte> text, Position origin, bool isFinal)
    {
        var tokenizer = new Tokenizer(text, origin, isFinal, BackslashEscapes);
        var start = SkipGap(ref tokenizer, out var token);
        if (token.Kind == TokenKind.None)
            return new Split(tokenizer.NeedsMore ? SplitStatus.NeedsMore : SplitStatus.End, start, start, start, default);

        var shape = new StatementShape(text);
        var end = token.End;
        do
        {
            if (token.IsComment)
                continue;
            if (token.Kind == TokenKind.Semicolon && !shape.IsOpen)
                return Found(text, origin, isFinal, start, end, token.End);
            shape.Add(token);
            end = token.End;
        }
        while (tokenizer.Read(out token));

        if (tokenizer.NeedsMore)
            return new Split(SplitStatus.NeedsMore, start, start, start, default);
        shape.RequireClosed(origin);
        return Found(text, origin, isFinal, start, end, text.Length);
    }

    /// <summary>Passes over comments and lone semicolons; gives the start of the statement, or the end of what was passed over.</summary>
    private static int SkipGap(ref Tokenizer tokenizer, out Token token)
    {
        var skipped = 0;
        while (tokenizer.Read(out token))
        {
            if (!token.IsComment && token.Kind != TokenKind.Semicolon)
                return token.Start;
            skipped = token.End;
        }

        return skipped;
    }

    private Split Found(ReadOnlySpan<byte> text, Position origin, bool isFinal, int start, int end, int next)
    {
        var statement = text[start..end];
        var kind = StatementClassifier.Classify(statement, BackslashEscapes);
        if (kind.Tag == "COPY")
        {
            var data = CopyData.Begin(text, start, next, kind, origin, isFinal);
            if (data < 0)
                return new Split(SplitStatus.NeedsMore, start, start, start, default);
            next = data;
        }

        if (kind.Tag == "SET")
            BackslashEscapes = StandardConformingStrings.BackslashEscapesAfter(statement, BackslashEscapes);
        return new Split(SplitStatus.Statement, start, end, next, kind);
    }
}
