using StrictMigrations.Scripts;

namespace StrictMigrations.Audits.References;

/// <summary>CREATE TABLE: the name, the columns where the text tells them, the tables it refers to.</summary>
internal static class TableReader
{
    public static IEnumerable<SchemaStep> Read(Statement statement)
    {
        var cursor = new StatementCursor(statement.Utf8.Span, statement.BackslashEscapes);
        if (!cursor.Find("TABLE"u8))
            return [];
        cursor.Move();
        cursor.TakeIfExists();
        if (cursor.TakeName() is not { } table)
            return [];

        var definition = StatementNames.Normalize(statement.Utf8.Span, statement.BackslashEscapes).Replace("if not exists ", "", StringComparison.Ordinal);
        var (columns, used, isComplete) = ReadBody(cursor);
        var uses = used.Where(other => other != table).Distinct(StringComparer.Ordinal).Select(other => new SchemaStep(SchemaStepKind.UseTable, other));
        return
        [
            .. uses,
            isComplete
                ? new SchemaStep(SchemaStepKind.CreateTable, table, Columns: columns, Definition: definition)
                : new SchemaStep(SchemaStepKind.CreateRelation, table, Definition: definition),
        ];
    }

    private static (List<string> Columns, List<string> Used, bool IsComplete) ReadBody(StatementCursor cursor)
    {
        var (columns, used) = (new List<string>(), new List<string>());
        var isComplete = cursor.Kind == TokenKind.OpenParenthesis;
        var isElement = false;
        while (!cursor.AtEnd)
        {
            var starts = cursor.Depth == 0 && cursor.Kind == TokenKind.OpenParenthesis;
            if (isElement && cursor.Depth == 1)
                isComplete &= TakeElement(ref cursor, columns);
            isElement = starts || (cursor.Depth == 1 && cursor.IsSymbol(','));
            isComplete &= !(cursor.Depth == 0 && (cursor.Is("INHERITS"u8) || cursor.Is("AS"u8)));
            var refers = cursor.Is("REFERENCES"u8);
            if (!cursor.AtEnd)
                cursor.Move();
            if (refers && cursor.TakeName() is { } other)
                used.Add(other);
        }

        return (columns, used, isComplete && columns.Count > 0);
    }

    /// <summary>Takes the name of a column; false for LIKE, which brings columns that are not in the text.</summary>
    private static bool TakeElement(ref StatementCursor cursor, List<string> columns)
    {
        if (cursor.Is("LIKE"u8))
            return false;
        if (!IsConstraint(ref cursor) && cursor.TakeIdentifier() is { } column)
            columns.Add(column);
        return true;
    }

    public static bool IsConstraint(ref readonly StatementCursor cursor) =>
        cursor.Is("CONSTRAINT"u8) || cursor.Is("PRIMARY"u8) || cursor.Is("UNIQUE"u8) || cursor.Is("CHECK"u8) || cursor.Is("FOREIGN"u8) || cursor.Is("EXCLUDE"u8);
}
