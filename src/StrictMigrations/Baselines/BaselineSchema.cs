using System.Collections.Immutable;
using StrictMigrations.Schemas;

namespace StrictMigrations.Baselines;

/// <summary>The schema that a script is written for: the snapshot, the facts beside it, and what belongs to each table.</summary>
internal sealed class BaselineSchema
{
    private readonly ILookup<(string?, string), SchemaObject> _parts;

    public BaselineSchema(SchemaSnapshot snapshot, BaselineFacts facts)
    {
        (Snapshot, Facts) = (snapshot, facts);
        _parts = snapshot.Objects.Where(item => item.Parent is not null).ToLookup(item => (item.Schema, item.Parent!));
    }

    public SchemaSnapshot Snapshot { get; }

    public BaselineFacts Facts { get; }

    /// <summary>In the order in which they stand in the table.</summary>
    public IEnumerable<SchemaObject> Columns(SchemaObject table) => Parts(table, SchemaObjectKind.Column).OrderBy(column => column.Position);

    /// <summary>What belongs to a table, view or domain; a domain and a table never share a name.</summary>
    public IEnumerable<SchemaObject> Parts(SchemaObject table, SchemaObjectKind kind) =>
        _parts[(table.Schema, table.Name)].Where(part => part.Kind == kind);

    /// <summary>The table, view or domain that an object belongs to; <see langword="null"/> when it is filtered away.</summary>
    public SchemaObject? ParentOf(SchemaObject part)
    {
        foreach (var kind in (ReadOnlySpan<SchemaObjectKind>)[SchemaObjectKind.Table, SchemaObjectKind.ForeignTable, SchemaObjectKind.Domain, SchemaObjectKind.View, SchemaObjectKind.MaterializedView])
        {
            if (Snapshot.Find(new ObjectKey(kind, part.Schema, null, part.Parent!, "")) is { } parent)
                return parent;
        }

        return null;
    }

    /// <summary>The tables that a table inherits from, in order, as far as they are in the snapshot.</summary>
    public IEnumerable<SchemaObject> InheritedTables(SchemaObject table) =>
        table["inherits"] is null ? [] : SqlText.Split(table["inherits"]!, ", ").Select(Find).OfType<SchemaObject>();

    /// <summary>By its qualified name as PostgreSQL quotes it.</summary>
    public bool HasTable(string qualified) => Find(qualified) is not null;

    public bool IsInherited(SchemaObject part) => Facts.Inherited.Contains(part.Key);

    public string Definition(SchemaObject item) => Facts.Definitions.GetValueOrDefault(item.Key) ?? item["definition"]
        ?? throw new InvalidOperationException($"The catalog gave no definition of {item}.");

    private SchemaObject? Find(string qualified)
    {
        var names = SqlText.Split(qualified, ".").Select(SqlText.Unquote).ToImmutableArray();
        return Snapshot.Find(new ObjectKey(SchemaObjectKind.Table, names[0], null, names[1], ""))
            ?? Snapshot.Find(new ObjectKey(SchemaObjectKind.ForeignTable, names[0], null, names[1], ""));
    }
}
