namespace StrictMigrations.Scripts;

/// <summary>Reads <c>SET [SESSION|LOCAL] standard_conforming_strings {=|TO} value</c>.</summary>
internal static class StandardConformingStrings
{
    /// <summary>Whether a backslash escapes in plain strings after this SET statement.</summary>
    public static bool BackslashEscapesAfter(ReadOnlySpan<byte> statement, bool before)
    {
        var cursor = new StatementCursor(statement, before);
        cursor.Move();
        if (!cursor.Take("SESSION"u8))
            cursor.Take("LOCAL"u8);
        if (!cursor.Take("standard_conforming_strings"u8))
            return before;
        cursor.Move();
        return BooleanOption.IsFalse(cursor.Bytes);
    }
}
