using StrictMigrations.Scripts;

namespace StrictMigrations.Audits.References;

/// <summary>The columns that a WHERE compares.</summary>
internal static class ConditionReader
{
    private static readonly HashSet<string> NoColumns = new(StringComparer.Ordinal)
    {
        "true", "false", "null", "current_date", "current_time", "current_timestamp", "current_user", "session_user", "user", "current_role",
        "localtime", "localtimestamp", "case", "ctid", "oid", "tableoid", "xmin", "xmax", "cmin", "cmax", "exists", "not",
    };

    /// <summary>False when another table may be meant too.</summary>
    public static bool TryRead(StatementCursor cursor, ReadOnlySpan<byte> otherTables, out List<string> columns)
    {
        columns = [];
        var (inWhere, isOperand) = (false, false);
        while (!cursor.AtEnd)
        {
            if (BringsTables(ref cursor, inWhere, otherTables))
                return false;
            if (inWhere && isOperand && cursor.Kind is TokenKind.Word or TokenKind.QuotedIdentifier)
            {
                isOperand = false;
                if (cursor.TakeIdentifier() is { } name && !NoColumns.Contains(name) && IsCompared(ref cursor))
                    columns.Add(name);
                continue;
            }

            inWhere |= cursor.Depth == 0 && cursor.Is("WHERE"u8);
            isOperand = cursor.Is("WHERE"u8) || cursor.Is("AND"u8) || cursor.Is("OR"u8) || cursor.Is("NOT"u8) || (isOperand && cursor.Kind == TokenKind.OpenParenthesis);
            cursor.Move();
        }

        return true;
    }

    private static bool BringsTables(ref readonly StatementCursor cursor, bool inWhere, ReadOnlySpan<byte> otherTables) =>
        cursor.Is("JOIN"u8) || cursor.Is("SELECT"u8) || (cursor.Depth == 0 && cursor.Is(otherTables))
        || (!inWhere && otherTables.SequenceEqual("UNION"u8) && cursor.Depth == 0 && cursor.IsSymbol(','));

    private static bool IsCompared(ref readonly StatementCursor cursor) =>
        cursor.Kind == TokenKind.Operator || cursor.Is("IS"u8) || cursor.Is("IN"u8) || cursor.Is("LIKE"u8) || cursor.Is("ILIKE"u8) || cursor.Is("BETWEEN"u8);
}
