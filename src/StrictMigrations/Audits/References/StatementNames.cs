using System.Text;
using StrictMigrations.Scripts;

namespace StrictMigrations.Audits.References;

/// <summary>Reads names where a statement has them.</summary>
internal static class StatementNames
{
    /// <summary>The last part of a name that may be qualified, and the cursor behind it; <see langword="null"/> when there is none, or when it is PostgreSQL's own.</summary>
    public static string? TakeName(ref this StatementCursor cursor)
    {
        var schema = (string?)null;
        var name = cursor.TakeIdentifier();
        while (name is not null && cursor.IsSymbol('.'))
        {
            cursor.Move();
            (schema, name) = (name, cursor.TakeIdentifier());
        }

        return schema is "pg_catalog" or "information_schema" || name?.StartsWith("pg_", StringComparison.Ordinal) == true ? null : name;
    }

    /// <summary>A single identifier as PostgreSQL keeps it.</summary>
    public static string? TakeIdentifier(ref this StatementCursor cursor)
    {
        var name = cursor.Kind switch
        {
            TokenKind.Word => Encoding.UTF8.GetString(cursor.Bytes).ToLowerInvariant(),
            TokenKind.QuotedIdentifier => Unquote(Encoding.UTF8.GetString(cursor.Bytes)),
            _ => null,
        };
        if (name is not null)
            cursor.Move();
        return name;
    }

    public static bool IsSymbol(ref readonly this StatementCursor cursor, char symbol) =>
        cursor.Kind is TokenKind.Symbol && cursor.Bytes.Length == 1 && cursor.Bytes[0] == symbol;

    /// <summary>Passes over IF NOT EXISTS or IF EXISTS.</summary>
    public static bool TakeIfExists(ref this StatementCursor cursor)
    {
        if (!cursor.Take("IF"u8))
            return false;
        cursor.Take("NOT"u8);
        cursor.Take("EXISTS"u8);
        return true;
    }

    /// <summary>The tokens without comments, unquoted words in lowercase, a blank between them.</summary>
    public static string Normalize(ReadOnlySpan<byte> statement, bool backslashEscapes)
    {
        var text = new StringBuilder(statement.Length);
        for (var cursor = new StatementCursor(statement, backslashEscapes); !cursor.AtEnd; cursor.Move())
        {
            var token = Encoding.UTF8.GetString(cursor.Bytes);
            text.Append(cursor.Kind == TokenKind.Word ? token.ToLowerInvariant() : token).Append(' ');
        }

        return text.ToString();
    }

    private static string? Unquote(string quoted) =>
        quoted[0] == '"' ? quoted[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : null;
}
