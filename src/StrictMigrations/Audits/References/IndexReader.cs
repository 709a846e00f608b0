using StrictMigrations.Scripts;

namespace StrictMigrations.Audits.References;

/// <summary>CREATE INDEX: the table, and the columns that stand alone; expressions are not looked into.</summary>
internal static class IndexReader
{
    public static IEnumerable<SchemaStep> Read(Statement statement)
    {
        var cursor = new StatementCursor(statement.Utf8.Span, statement.BackslashEscapes);
        if (!cursor.Find("INDEX"u8))
            return [];
        cursor.Move();
        cursor.Take("CONCURRENTLY"u8);
        cursor.TakeIfExists();
        var name = cursor.Is("ON"u8) ? null : cursor.TakeName();
        cursor.Take("ON"u8);
        cursor.Take("ONLY"u8);
        if (cursor.TakeName() is not { } table)
            return [];

        var steps = new List<SchemaStep> { new(SchemaStepKind.UseTable, table) };
        steps.AddRange(Columns(cursor).Select(column => new SchemaStep(SchemaStepKind.UseColumn, table, column)));
        if (name is not null)
            steps.Add(new SchemaStep(SchemaStepKind.CreateIndex, name, Definition: Definition(statement)));
        return steps;
    }

    private static List<string> Columns(StatementCursor cursor)
    {
        var columns = new List<string>();
        while (!cursor.AtEnd && cursor.Kind != TokenKind.OpenParenthesis)
            cursor.Move();
        cursor.Move();
        while (!cursor.AtEnd && cursor.Depth > 0)
        {
            var column = cursor.Depth == 1 ? cursor.TakeIdentifier() : null;
            if (column is not null && (cursor.Kind is TokenKind.CloseParenthesis or TokenKind.Word || cursor.IsSymbol(',')))
                columns.Add(column);
            while (!cursor.AtEnd && cursor.Depth > 0 && !(cursor.Depth == 1 && (cursor.IsSymbol(',') || cursor.Kind == TokenKind.CloseParenthesis)))
                cursor.Move();
            if (cursor.Kind == TokenKind.CloseParenthesis)
                break;
            cursor.Move();
        }

        return columns;
    }

    private static string Definition(Statement statement) =>
        StatementNames.Normalize(statement.Utf8.Span, statement.BackslashEscapes)
            .Replace("if not exists ", "", StringComparison.Ordinal)
            .Replace("concurrently ", "", StringComparison.Ordinal);
}
