using StrictMigrations.Scripts;

namespace StrictMigrations.Audits.References;

/// <summary>ALTER TABLE: columns that come, go, and are used.</summary>
internal static class AlterTableReader
{
    public static IEnumerable<SchemaStep> Read(Statement statement)
    {
        var cursor = new StatementCursor(statement.Utf8.Span, statement.BackslashEscapes);
        cursor.Move();
        cursor.Move();
        var isOptional = cursor.TakeIfExists();
        cursor.Take("ONLY"u8);
        if (cursor.TakeName() is not { } table)
            return [];

        var steps = new List<SchemaStep>();
        if (!isOptional)
            steps.Add(new SchemaStep(SchemaStepKind.UseTable, table));
        while (!cursor.AtEnd)
        {
            if (ReadAction(ref cursor, table) is { } step)
                steps.Add(step);
            PassAction(ref cursor, steps);
        }

        return steps;
    }

    private static SchemaStep? ReadAction(ref StatementCursor cursor, string table)
    {
        if (cursor.Take("ADD"u8))
            return ReadAdd(ref cursor, table);
        if (cursor.Take("DROP"u8))
            return ReadDrop(ref cursor, table);
        if (cursor.Take("RENAME"u8))
            return ReadRename(ref cursor, table);
        return cursor.Take("ALTER"u8) && !cursor.Is("CONSTRAINT"u8) ? ReadAlter(ref cursor, table) : null;
    }

    private static SchemaStep? ReadAdd(ref StatementCursor cursor, string table)
    {
        var isColumn = cursor.Take("COLUMN"u8);
        cursor.TakeIfExists();
        return (isColumn || !TableReader.IsConstraint(ref cursor)) && cursor.TakeIdentifier() is { } column
            ? new SchemaStep(SchemaStepKind.AddColumn, table, column)
            : null;
    }

    private static SchemaStep? ReadDrop(ref StatementCursor cursor, string table)
    {
        if (cursor.Is("CONSTRAINT"u8))
            return null;
        cursor.Take("COLUMN"u8);
        cursor.TakeIfExists();
        return cursor.TakeIdentifier() is { } column ? new SchemaStep(SchemaStepKind.DropColumn, table, column) : null;
    }

    private static SchemaStep? ReadRename(ref StatementCursor cursor, string table)
    {
        if (cursor.Take("TO"u8))
            return new SchemaStep(SchemaStepKind.RenameTable, table, cursor.TakeIdentifier());
        if (cursor.Is("CONSTRAINT"u8))
            return null;
        cursor.Take("COLUMN"u8);
        var column = cursor.TakeIdentifier();
        return column is not null && cursor.Take("TO"u8) ? new SchemaStep(SchemaStepKind.RenameColumn, table, column, cursor.TakeIdentifier()) : null;
    }

    private static SchemaStep? ReadAlter(ref StatementCursor cursor, string table)
    {
        cursor.Take("COLUMN"u8);
        return cursor.TakeIdentifier() is { } column ? new SchemaStep(SchemaStepKind.UseColumn, table, column) : null;
    }

    /// <summary>Goes on to the next action; a foreign key on the way uses another table.</summary>
    private static void PassAction(ref StatementCursor cursor, List<SchemaStep> steps)
    {
        while (!cursor.AtEnd && !(cursor.Depth == 0 && cursor.IsSymbol(',')))
        {
            if (!cursor.Take("REFERENCES"u8))
                cursor.Move();
            else if (cursor.TakeName() is { } other)
                steps.Add(new SchemaStep(SchemaStepKind.UseTable, other));
        }

        cursor.Move();
    }
}
