namespace StrictMigrations.Baselines.Statements;

/// <summary>
/// Which columns a table's CREATE lists. A partition lists all and is attached, a child of ordinary tables those of its own:
/// unless that would give another order of columns, as when its parent had a column added later. Then it lists all, too.
/// </summary>
internal sealed class TableLayout
{
    private readonly List<SchemaObject> _parentColumns;

    public TableLayout(SchemaObject table, BaselineSchema schema)
    {
        var columns = schema.Columns(table).ToList();
        var parents = schema.InheritedTables(table).ToList();
        _parentColumns = [.. parents.SelectMany(schema.Columns)];
        var own = columns.Where(column => !schema.IsInherited(column)).ToList();
        var order = _parentColumns.Select(column => column.Name).Concat(own.Select(column => column.Name)).Distinct();
        IsTyped = table["of type"] is not null;
        UsesInherits = table["inherits"] is not null && order.SequenceEqual(columns.Select(column => column.Name));
        Listed = UsesInherits ? own : columns;
    }

    public bool IsTyped { get; }

    public bool UsesInherits { get; }

    public bool ListsAll => !UsesInherits;

    public IReadOnlyList<SchemaObject> Listed { get; }

    /// <summary>The columns of the parents that a column comes from.</summary>
    public IReadOnlyList<SchemaObject> Inherited(SchemaObject column) => [.. _parentColumns.Where(parent => parent.Name == column.Name)];
}
