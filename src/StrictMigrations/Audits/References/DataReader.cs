using StrictMigrations.Scripts;

namespace StrictMigrations.Audits.References;

/// <summary>INSERT, UPDATE, DELETE, COPY and SELECT from one table: the table, and the columns that stand alone. Joins and subqueries are not looked into.</summary>
internal static class DataReader
{
    public static IEnumerable<SchemaStep> Read(Statement statement)
    {
        var cursor = new StatementCursor(statement.Utf8.Span, statement.BackslashEscapes);
        if (cursor.Is("WITH"u8) || cursor.Kind == TokenKind.OpenParenthesis)
            return [];
        if (cursor.Take("INSERT"u8))
            return cursor.Take("INTO"u8) ? ReadList(cursor) : [];
        if (cursor.Take("COPY"u8))
            return cursor.Kind == TokenKind.OpenParenthesis ? [] : ReadList(cursor);
        if (cursor.Take("UPDATE"u8))
            return ReadUpdate(cursor);
        if (cursor.Take("DELETE"u8))
            return cursor.Take("FROM"u8) ? ReadCondition(cursor, "USING"u8) : [];
        return cursor.Take("SELECT"u8) ? ReadSelect(cursor) : [];
    }

    private static List<SchemaStep> ReadList(StatementCursor cursor)
    {
        if (cursor.TakeName() is not { } table)
            return [];
        var steps = new List<SchemaStep> { new(SchemaStepKind.UseTable, table) };
        if (cursor.Take("AS"u8))
            cursor.TakeIdentifier();
        if (cursor.Kind != TokenKind.OpenParenthesis)
            return steps;
        cursor.Move();
        while (!cursor.AtEnd && cursor.Kind != TokenKind.CloseParenthesis)
        {
            if (cursor.TakeIdentifier() is not { } column || (cursor.Kind != TokenKind.CloseParenthesis && !cursor.IsSymbol(',')))
                return steps[..1];
            steps.Add(new SchemaStep(SchemaStepKind.UseColumn, table, column));
            if (cursor.IsSymbol(','))
                cursor.Move();
        }

        return steps;
    }

    private static List<SchemaStep> ReadUpdate(StatementCursor cursor)
    {
        cursor.Take("ONLY"u8);
        var condition = ReadCondition(cursor, "FROM"u8);
        if (cursor.TakeName() is not { } table || !cursor.Find("SET"u8))
            return condition;
        var assigned = new List<SchemaStep>();
        var isTarget = true;
        for (cursor.Move(); !cursor.AtEnd && !cursor.Is("WHERE"u8) && !cursor.Is("FROM"u8); cursor.Move())
        {
            if (isTarget && cursor.TakeIdentifier() is { } column && cursor.Kind == TokenKind.Operator)
                assigned.Add(new SchemaStep(SchemaStepKind.UseColumn, table, column));
            isTarget = cursor.Depth == 0 && cursor.IsSymbol(',');
        }

        return [.. condition, .. assigned];
    }

    private static List<SchemaStep> ReadSelect(StatementCursor cursor)
    {
        while (!cursor.AtEnd && !(cursor.Depth == 0 && cursor.Is("FROM"u8)))
        {
            if (cursor.Depth == 0 && cursor.Take("INTO"u8))
                return ReadInto(cursor);
            if (!cursor.AtEnd)
                cursor.Move();
        }

        return cursor.Take("FROM"u8) && !cursor.Is("LATERAL"u8) ? ReadCondition(cursor, "UNION"u8) : [];
    }

    private static List<SchemaStep> ReadInto(StatementCursor cursor)
    {
        while (cursor.Is("TABLE"u8) || cursor.Is("TEMP"u8) || cursor.Is("TEMPORARY"u8) || cursor.Is("UNLOGGED"u8))
            cursor.Move();
        return cursor.TakeName() is { } table ? [new SchemaStep(SchemaStepKind.CreateRelation, table)] : [];
    }

    /// <summary>The table, then the columns of a WHERE that nothing but this table can mean: without a second table, a subquery, or the keyword that would bring one.</summary>
    private static List<SchemaStep> ReadCondition(StatementCursor cursor, ReadOnlySpan<byte> otherTables)
    {
        cursor.Take("ONLY"u8);
        if (cursor.TakeName() is not { } table || cursor.Kind == TokenKind.OpenParenthesis)
            return [];
        var steps = new List<SchemaStep> { new(SchemaStepKind.UseTable, table) };
        return ConditionReader.TryRead(cursor, otherTables, out var columns)
            ? [.. steps, .. columns.Select(column => new SchemaStep(SchemaStepKind.UseColumn, table, column))]
            : steps;
    }
}
