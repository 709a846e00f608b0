namespace StrictMigrations.Schemas;

/// <summary>What makes two objects of two snapshots the same one. Ordered so that what belongs to a table follows it.</summary>
internal sealed record ObjectKey(SchemaObjectKind Kind, string? Schema, string? Parent, string Name, string Signature) : IComparable<ObjectKey>
{
    public int CompareTo(ObjectKey? other)
    {
        if (other is null)
            return 1;
        var order = string.CompareOrdinal(Schema, other.Schema);
        if (order == 0)
            order = string.CompareOrdinal(Parent ?? Name, other.Parent ?? other.Name);
        if (order == 0)
            order = (Parent is null ? 0 : 1) - (other.Parent is null ? 0 : 1);
        if (order == 0)
            order = Kind.CompareTo(other.Kind);
        if (order == 0)
            order = string.CompareOrdinal(Name, other.Name);
        return order == 0 ? string.CompareOrdinal(Signature, other.Signature) : order;
    }
}
