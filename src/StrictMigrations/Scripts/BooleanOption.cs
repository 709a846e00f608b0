using System.Text;

namespace StrictMigrations.Scripts;

/// <summary>The value behind an option's name: <c>= false</c>, <c>off</c>, <c>'0'</c>.</summary>
internal static class BooleanOption
{
    /// <summary>Whether the cursor, behind the option's name, stands at a false value.</summary>
    public static bool IsFalse(ref StatementCursor cursor)
    {
        if (cursor.Kind == TokenKind.Operator)
            cursor.Move();
        if (cursor.Kind is not (TokenKind.Word or TokenKind.String or TokenKind.Number))
            return false;
        return IsFalse(cursor.Bytes);
    }

    /// <summary>Whether the server reads this value, quoted or not, as false; unique beginnings count.</summary>
    public static bool IsFalse(ReadOnlySpan<byte> value)
    {
        var text = Encoding.UTF8.GetString(value).Trim('\'').ToLowerInvariant();
        return text is "0" or "of" or "off" or "n" or "no" || (text.Length > 0 && "false".StartsWith(text, StringComparison.Ordinal));
    }
}
