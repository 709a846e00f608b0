using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace StrictMigrations.Scripts;

/// <summary>The command tags of PostgreSQL, told from a statement's first words.</summary>
internal static class CommandTags
{
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> s_definitions =
        ObjectWords.DefinitionTags().GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_verbs = new[]
    {
        "ABORT", "ALTER", "ANALYSE", "ANALYZE", "BEGIN", "CALL", "CHECKPOINT", "CLOSE", "CLUSTER", "COMMENT", "COMMIT", "COPY",
        "CREATE", "DEALLOCATE", "DECLARE", "DELETE", "DISCARD", "DO", "DROP", "END", "EXECUTE", "EXPLAIN", "FETCH", "GRANT", "IMPORT",
        "INSERT", "LISTEN", "LOAD", "LOCK", "MERGE", "MOVE", "NOTIFY", "PREPARE", "REASSIGN", "REFRESH", "REINDEX", "RELEASE",
        "REPACK", "RESET", "REVOKE", "ROLLBACK", "SAVEPOINT", "SECURITY", "SELECT", "SET", "SHOW", "START", "TABLE", "TRUNCATE",
        "UNLISTEN", "UPDATE", "VACUUM", "VALUES", "WITH",
    }.ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] s_modifiers =
    [
        "OR", "REPLACE", "TEMP", "TEMPORARY", "LOCAL", "GLOBAL", "UNLOGGED", "RECURSIVE", "UNIQUE", "TRUSTED", "PROCEDURAL",
        "CONSTRAINT", "DEFAULT",
    ];

    /// <summary>The word as a constant in upper case, or null when no statement begins with it.</summary>
    public static string? Keyword(ReadOnlySpan<byte> word)
    {
        Span<char> upper = stackalloc char[16];
        return word.Length <= upper.Length && Ascii.ToUpper(word, upper, out var length) == OperationStatus.Done
            && s_verbs.TryGetValue(upper[..length], out var verb)
            ? verb
            : null;
    }

    /// <summary>The tag of a statement whose first word alone, or nearly, decides.</summary>
    public static string Of(string verb, ref StatementCursor cursor) => verb switch
    {
        "ANALYSE" => "ANALYZE",
        "CLOSE" => cursor.Is("ALL"u8) ? "CLOSE CURSOR ALL" : "CLOSE CURSOR",
        "DEALLOCATE" => OfDeallocate(ref cursor),
        "DECLARE" => "DECLARE CURSOR",
        "IMPORT" => "IMPORT FOREIGN SCHEMA",
        "LOCK" => "LOCK TABLE",
        "REASSIGN" => "REASSIGN OWNED",
        "REFRESH" => "REFRESH MATERIALIZED VIEW",
        "SECURITY" => "SECURITY LABEL",
        "TRUNCATE" => "TRUNCATE TABLE",
        _ => verb,
    };

    /// <summary>The tag of CREATE, ALTER and DROP; the cursor stands behind the object's kind afterwards.</summary>
    public static string OfDefinition(string verb, ref StatementCursor cursor)
    {
        if (verb == "ALTER" && cursor.Take("DEFAULT"u8))
            return "ALTER DEFAULT PRIVILEGES";
        while (cursor.Kind == TokenKind.Word && IsModifier(cursor.Bytes))
            cursor.Move();

        Span<char> phrase = stackalloc char[64];
        verb.CopyTo(phrase);
        var length = verb.Length;
        var tag = verb;
        for (var ahead = cursor; AppendWord(phrase, ref length, ahead); )
        {
            ahead.Move();
            if (!s_definitions.TryGetValue(phrase[..length], out var found))
                continue;
            tag = found;
            cursor = ahead;
        }

        return tag == "CREATE TABLE" && HasQuery(cursor) ? "CREATE TABLE AS" : tag;
    }

    /// <summary>The tag of the statement behind WITH and its queries.</summary>
    public static string AfterWith(ref StatementCursor cursor)
    {
        for (; !cursor.AtEnd; cursor.Move())
        {
            if (cursor.Depth > 0 || cursor.Kind != TokenKind.Word)
                continue;
            switch (Keyword(cursor.Bytes))
            {
                case "SELECT" or "VALUES" or "TABLE":
                    return "SELECT";
                case string verb and ("INSERT" or "UPDATE" or "DELETE" or "MERGE"):
                    return verb;
            }
        }

        return "SELECT";
    }

    /// <summary>A role is granted with no object to grant on.</summary>
    public static string OfGrant(string verb, ref StatementCursor cursor)
    {
        while (!cursor.AtEnd && !cursor.Is("ON"u8) && !cursor.Is("TO"u8) && !cursor.Is("FROM"u8))
            cursor.Move();
        return cursor.Is("ON"u8) ? verb : verb == "GRANT" ? "GRANT ROLE" : "REVOKE ROLE";
    }

    public static string OfDiscard(ref StatementCursor cursor, out bool all)
    {
        all = cursor.Is("ALL"u8);
        return all ? "DISCARD ALL"
            : cursor.Is("PLANS"u8) ? "DISCARD PLANS"
            : cursor.Is("SEQUENCES"u8) ? "DISCARD SEQUENCES"
            : "DISCARD TEMP";
    }

    private static string OfDeallocate(ref StatementCursor cursor)
    {
        cursor.Take("PREPARE"u8);
        return cursor.Is("ALL"u8) ? "DEALLOCATE ALL" : "DEALLOCATE";
    }

    private static bool IsModifier(ReadOnlySpan<byte> word)
    {
        foreach (var modifier in s_modifiers)
        {
            if (modifier.Length == word.Length && Ascii.EqualsIgnoreCase(word, modifier))
                return true;
        }

        return false;
    }

    private static bool AppendWord(Span<char> phrase, ref int length, StatementCursor cursor)
    {
        if (cursor.Kind != TokenKind.Word || length + 1 + cursor.Bytes.Length > phrase.Length)
            return false;
        phrase[length++] = ' ';
        if (Ascii.ToUpper(cursor.Bytes, phrase[length..], out var written) != OperationStatus.Done)
            return false;
        length += written;
        return true;
    }

    /// <summary>CREATE TABLE … AS: the word stands outside of parentheses before any query.</summary>
    private static bool HasQuery(StatementCursor cursor) => cursor.Find("AS"u8);
}
