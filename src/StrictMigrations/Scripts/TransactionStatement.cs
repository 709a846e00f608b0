namespace StrictMigrations.Scripts;

/// <summary>Statements that begin, end or set up transactions, and the others that share their first words.</summary>
internal static class TransactionStatement
{
    public static StatementKind Classify(string verb, ref StatementCursor cursor) => verb switch
    {
        "BEGIN" => Bounds("BEGIN", TransactionControl.Begin, ref cursor),
        "START" => Bounds("START TRANSACTION", TransactionControl.Begin, ref cursor),
        "COMMIT" or "ROLLBACK" when cursor.Is("PREPARED"u8) => new StatementKind(verb + " PREPARED", Transactional: false, TransactionControl.Other),
        "COMMIT" or "END" => Bounds("COMMIT", TransactionControl.Commit, ref cursor),
        "ROLLBACK" or "ABORT" => new StatementKind("ROLLBACK", Control: TransactionControl.Other),
        "PREPARE" when cursor.Is("TRANSACTION"u8) => IsPrepareTransaction(ref cursor),
        "PREPARE" => new StatementKind(verb),
        "SET" => new StatementKind(SetTag(ref cursor, out var control), Control: control),
        _ => new StatementKind(verb, Control: TransactionControl.Other),
    };

    /// <summary>Plain without options; AND NO CHAIN is what happens anyway.</summary>
    private static StatementKind Bounds(string tag, TransactionControl control, ref StatementCursor cursor)
    {
        if (!cursor.Take("WORK"u8))
            cursor.Take("TRANSACTION"u8);
        if (control == TransactionControl.Commit && cursor.Take("AND"u8) && cursor.Take("NO"u8))
            cursor.Take("CHAIN"u8);
        return new StatementKind(tag, Control: cursor.AtEnd ? control : TransactionControl.Other);
    }

    /// <summary>A prepared statement may be named "transaction": the other form has a string next.</summary>
    private static StatementKind IsPrepareTransaction(ref StatementCursor cursor)
    {
        cursor.Move();
        return cursor.Kind == TokenKind.String
            ? new StatementKind("PREPARE TRANSACTION", Control: TransactionControl.Other)
            : new StatementKind("PREPARE");
    }

    private static string SetTag(ref StatementCursor cursor, out TransactionControl control)
    {
        if (!cursor.Take("SESSION"u8))
            cursor.Take("LOCAL"u8);
        control = cursor.Is("TRANSACTION"u8) ? TransactionControl.Other : TransactionControl.None;
        return cursor.Is("CONSTRAINTS"u8) ? "SET CONSTRAINTS" : "SET";
    }
}
