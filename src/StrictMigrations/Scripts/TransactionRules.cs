namespace StrictMigrations.Scripts;

/// <summary>Which statements the server lets run in a transaction block, as far as their text shows it.</summary>
/// <remarks>
/// What depends on the database stays allowed: REINDEX and CLUSTER of a partitioned table, DROP SUBSCRIPTION with a slot.
/// </remarks>
internal static class TransactionRules
{
    public static bool AllowsDefinition(string tag, ref StatementCursor cursor) => tag switch
    {
        "CREATE DATABASE" or "DROP DATABASE" or "CREATE TABLESPACE" or "DROP TABLESPACE" or "ALTER SYSTEM" => false,
        "CREATE INDEX" or "DROP INDEX" => !cursor.Is("CONCURRENTLY"u8),
        "ALTER DATABASE" => !FindPair(ref cursor, "SET"u8, "TABLESPACE"u8),
        "ALTER TABLE" => !DetachesConcurrently(ref cursor),
        "CREATE SUBSCRIPTION" => !OptionIsOn(ref cursor, "create_slot"u8, "connect"u8),
        "ALTER SUBSCRIPTION" => AllowsAlterSubscription(ref cursor),
        _ => true,
    };

    /// <summary>The cursor stands behind REINDEX.</summary>
    public static bool AllowsReindex(ref StatementCursor cursor)
    {
        if (cursor.Kind == TokenKind.OpenParenthesis && HasConcurrentlyOption(ref cursor))
            return false;
        if (cursor.Is("SCHEMA"u8) || cursor.Is("DATABASE"u8) || cursor.Is("SYSTEM"u8))
            return false;
        cursor.Move();
        return !cursor.Is("CONCURRENTLY"u8);
    }

    /// <summary>CLUSTER and REPACK without a table run over all of them, each in a transaction of its own.</summary>
    public static bool NamesTable(ref StatementCursor cursor)
    {
        PassOptions(ref cursor);
        cursor.Take("VERBOSE"u8);
        return !cursor.AtEnd;
    }

    private static bool HasConcurrentlyOption(ref StatementCursor cursor)
    {
        var concurrently = false;
        cursor.Move();
        while (!cursor.AtEnd && cursor.Kind != TokenKind.CloseParenthesis)
        {
            if (cursor.Take("CONCURRENTLY"u8))
                concurrently = !BooleanOption.IsFalse(ref cursor);
            else
                cursor.Move();
        }

        cursor.Move();
        return concurrently;
    }

    private static void PassOptions(ref StatementCursor cursor)
    {
        if (cursor.Kind != TokenKind.OpenParenthesis)
            return;
        while (!cursor.AtEnd && cursor.Kind != TokenKind.CloseParenthesis)
            cursor.Move();
        cursor.Move();
    }

    private static bool DetachesConcurrently(ref StatementCursor cursor) =>
        FindPair(ref cursor, "DETACH"u8, "PARTITION"u8) && cursor.Find("CONCURRENTLY"u8);

    /// <summary>Options are on unless one of them is set to false.</summary>
    private static bool OptionIsOn(ref StatementCursor cursor, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        while (!cursor.AtEnd)
        {
            var named = cursor.Depth > 0 && (cursor.Is(first) || cursor.Is(second));
            cursor.Move();
            if (named && BooleanOption.IsFalse(ref cursor))
                return false;
        }

        return true;
    }

    /// <summary>A refresh, which SET, ADD and DROP PUBLICATION do unless told not to, works outside of transactions only.</summary>
    private static bool AllowsAlterSubscription(ref StatementCursor cursor)
    {
        cursor.Move();
        if (cursor.Is("REFRESH"u8))
            return false;
        var changes = cursor.Take("SET"u8) || cursor.Take("ADD"u8) || cursor.Take("DROP"u8);
        return !(changes && cursor.Is("PUBLICATION"u8)) || !OptionIsOn(ref cursor, "refresh"u8, "refresh"u8);
    }

    /// <summary>Goes on to the second of two neighbouring keywords; either alone may be a name.</summary>
    private static bool FindPair(ref StatementCursor cursor, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        while (cursor.Find(first))
        {
            cursor.Move();
            if (cursor.Is(second))
                return true;
        }

        return false;
    }
}
