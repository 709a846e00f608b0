using System.Text;

namespace StrictMigrations.Scripts;

/// <summary>Tells what a statement is from its words.</summary>
internal static class StatementClassifier
{
    public static StatementKind Classify(ReadOnlySpan<byte> statement, bool backslashEscapes)
    {
        var cursor = new StatementCursor(statement, backslashEscapes);
        while (cursor.Kind == TokenKind.OpenParenthesis)
            cursor.Move();
        if (cursor.Kind != TokenKind.Word)
            return new StatementKind("UNKNOWN");

        var verb = CommandTags.Keyword(cursor.Bytes);
        cursor.Move();
        return verb switch
        {
            "SELECT" or "VALUES" or "TABLE" => new StatementKind("SELECT"),
            "WITH" => new StatementKind(CommandTags.AfterWith(ref cursor)),
            "CREATE" or "ALTER" or "DROP" => Definition(verb, ref cursor),
            "COPY" => new StatementKind(verb, Copy: CopyOf(ref cursor)),
            "REINDEX" => new StatementKind(verb, TransactionRules.AllowsReindex(ref cursor)),
            "VACUUM" => new StatementKind(verb, Transactional: false),
            "CLUSTER" or "REPACK" => new StatementKind(verb, TransactionRules.NamesTable(ref cursor)),
            "DISCARD" => new StatementKind(CommandTags.OfDiscard(ref cursor, out var all), !all),
            "BEGIN" or "START" or "COMMIT" or "END" or "ROLLBACK" or "ABORT" or "SAVEPOINT" or "RELEASE" or "PREPARE" or "SET" =>
                TransactionStatement.Classify(verb, ref cursor),
            "GRANT" or "REVOKE" => new StatementKind(CommandTags.OfGrant(verb, ref cursor)),
            null => new StatementKind(Encoding.UTF8.GetString(FirstWord(statement, backslashEscapes)).ToUpperInvariant()),
            _ => new StatementKind(CommandTags.Of(verb, ref cursor)),
        };
    }

    private static StatementKind Definition(string verb, ref StatementCursor cursor)
    {
        var tag = CommandTags.OfDefinition(verb, ref cursor);
        return new StatementKind(tag, TransactionRules.AllowsDefinition(tag, ref cursor));
    }

    /// <summary>FROM and TO are reserved words: the first of them outside of parentheses says where the data goes.</summary>
    private static CopyDirection CopyOf(ref StatementCursor cursor)
    {
        while (!cursor.AtEnd)
        {
            var direction = cursor.Depth > 0 ? CopyDirection.None
                : cursor.Is("FROM"u8) ? CopyDirection.FromStdin
                : cursor.Is("TO"u8) ? CopyDirection.ToStdout
                : CopyDirection.None;
            cursor.Move();
            if (direction != CopyDirection.None)
                return cursor.Is("STDIN"u8) || cursor.Is("STDOUT"u8) ? direction : CopyDirection.None;
        }

        return CopyDirection.None;
    }

    private static ReadOnlySpan<byte> FirstWord(ReadOnlySpan<byte> statement, bool backslashEscapes)
    {
        var tokenizer = new Tokenizer(statement, Position.Start, isFinal: true, backslashEscapes);
        while (tokenizer.Read(out var token))
        {
            if (token.Kind == TokenKind.Word)
                return token.In(statement);
        }

        return default;
    }
}
