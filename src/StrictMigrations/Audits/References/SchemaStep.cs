namespace StrictMigrations.Audits.References;

/// <summary>What a statement does with a table or a column.</summary>
internal enum SchemaStepKind
{
    CreateTable,

    /// <summary>A relation whose columns the text does not tell: a view, a table made from a query or from another table.</summary>
    CreateRelation,

    DropTable,
    RenameTable,
    AddColumn,
    DropColumn,
    RenameColumn,
    UseTable,
    UseColumn,
    CreateIndex,
    DropIndex,

    /// <summary>SQL that is put together when it runs: the words in it may be names of anything.</summary>
    Dynamic,
}

/// <summary>One thing that a statement defines or uses, by name without schema; unquoted names in lowercase, as PostgreSQL keeps them.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Name">The table, or the index.</param>
/// <param name="Column">The column, or the new name of a table.</param>
/// <param name="NewName">The new name of a column.</param>
/// <param name="Columns">A created table's columns, or the words of dynamic SQL.</param>
/// <param name="Definition">The text of a definition without comments, to compare.</param>
internal sealed record SchemaStep(
    SchemaStepKind Kind,
    string Name,
    string? Column = null,
    string? NewName = null,
    IReadOnlyList<string>? Columns = null,
    string? Definition = null)
{
    public int Line { get; init; }
}
