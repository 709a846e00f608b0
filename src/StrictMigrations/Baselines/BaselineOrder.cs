using System.Collections.Frozen;
using StrictMigrations.Schemas;

namespace StrictMigrations.Baselines;

/// <summary>
/// Puts the objects into an order in which each finds what it needs. A table wants what its defaults and checks need, but does
/// without when that needs the table: they follow. A cycle of views, or of a type and its functions, is opened with a stub.
/// </summary>
internal sealed class BaselineOrder
{
    private readonly BaselineSchema _schema;
    private readonly Dictionary<ObjectKey, BaselineNode> _nodes;
    private readonly ILookup<ObjectKey, BaselineNode> _waiting;
    private readonly SortedSet<BaselineNode> _ready;
    private readonly SortedSet<BaselineNode> _blocked;
    private readonly List<ScriptItem> _steps = [];

    private BaselineOrder(BaselineSchema schema)
    {
        _schema = schema;
        _nodes = BaselineNodes.Of(schema);
        _waiting = _nodes.Values.SelectMany(node => node.Required.Union(node.Wanted), (node, key) => (node, key)).ToLookup(pair => pair.key, pair => pair.node);
        _ready = [.. _nodes.Values.Where(node => node is { IsPart: false, IsReady: true })];
        _blocked = [.. _nodes.Values.Where(node => node is { IsPart: false, IsReady: false })];
    }

    /// <summary>The steps; objects that need one another in a circle that nothing opens come back as <paramref name="circle"/>.</summary>
    public static IReadOnlyList<ScriptItem> Of(BaselineSchema schema, out IReadOnlyList<SchemaObject> circle)
    {
        var order = new BaselineOrder(schema);
        while (order.Next() is { } node)
            order.Take(node);
        circle = [.. order._blocked.Select(node => node.Item)];
        return order._steps;
    }

    private BaselineNode? Next()
    {
        var ready = _ready.Min;
        if (ready is not null && !ready.IsLate)
            return ready;
        return _blocked.FirstOrDefault(node => node is { IsLate: false, Required.Count: 0 }) ?? ready ?? _blocked.FirstOrDefault(node => node.CanBeStub);
    }

    private void Take(BaselineNode node)
    {
        var isStub = node.Required.Count > 0;
        if (isStub)
        {
            // Others go on with the stub; the whole follows when what it needs is there.
            node.IsStubbed = true;
            _steps.Add(new ScriptItem(node.Item, IsStub: true, []));
        }
        else
        {
            Remove(node);
            _steps.Add(new ScriptItem(node.Item, IsStub: false, Inline(node)));
        }

        Release(node.Item.Key);
    }

    private FrozenSet<ObjectKey> Inline(BaselineNode table)
    {
        var inline = new List<ObjectKey>();
        foreach (var part in table.Parts)
        {
            part.Required.Remove(table.Item.Key);
            if (part.IsReady)
                inline.Add(part.Item.Key);
            else
                _blocked.Add(part.Standalone());
        }

        foreach (var key in inline)
            Release(key);
        return inline.ToFrozenSet();
    }

    private void Release(ObjectKey key)
    {
        foreach (var node in _waiting[key])
        {
            node.Required.Remove(key);
            node.Wanted.Remove(key);
            if (node.IsReady && _blocked.Remove(node))
                _ready.Add(node);
        }
    }

    private void Remove(BaselineNode node)
    {
        _ready.Remove(node);
        _blocked.Remove(node);
    }
}
