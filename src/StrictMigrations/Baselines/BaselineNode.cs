using StrictMigrations.Schemas;

namespace StrictMigrations.Baselines;

/// <summary>An object that waits for its turn. Ordered by section, then by name.</summary>
internal sealed class BaselineNode(SchemaObject item, bool isPart) : IComparable<BaselineNode>
{
    private readonly ObjectKey _key = item.Key;

    public SchemaObject Item { get; } = item;

    /// <summary>Whether it stands in its table's CREATE when it can, and has no turn of its own.</summary>
    public bool IsPart { get; private set; } = isPart;

    /// <summary>What must be there before; taken away as it comes.</summary>
    public HashSet<ObjectKey> Required { get; } = [];

    /// <summary>What should be there before, so that the parts can stand in the CREATE.</summary>
    public HashSet<ObjectKey> Wanted { get; } = [];

    public List<BaselineNode> Parts { get; } = [];

    public bool IsStubbed { get; set; }

    public bool IsReady => Required.Count == 0 && Wanted.Count == 0;

    public bool IsLate => Sections.IsLate(Sections.Of(Item.Kind));

    public bool CanBeStub => !IsStubbed && Item.Kind is (SchemaObjectKind.View or SchemaObjectKind.BaseType or SchemaObjectKind.RangeType);

    public BaselineNode Standalone()
    {
        IsPart = false;
        return this;
    }

    public int CompareTo(BaselineNode? other)
    {
        if (other is null)
            return 1;
        var order = Sections.Of(Item.Kind).CompareTo(Sections.Of(other.Item.Kind));
        return order == 0 ? _key.CompareTo(other._key) : order;
    }
}
