using StrictMigrations.Schemas;

namespace StrictMigrations.Baselines;

/// <summary>Makes the nodes of the order, and says what each waits for.</summary>
internal static class BaselineNodes
{
    public static Dictionary<ObjectKey, BaselineNode> Of(BaselineSchema schema)
    {
        var nodes = schema.Snapshot.Objects.Where(item => HasTurn(item, schema)).ToDictionary(item => item.Key, item => new BaselineNode(item, IsPart(item, schema)));
        foreach (var node in nodes.Values)
        {
            node.Required.UnionWith(schema.Facts.Dependencies[node.Item.Key].Where(nodes.ContainsKey));
            if (node.Item.Parent is not null && schema.ParentOf(node.Item) is { } parent)
                node.Required.Add(parent.Key);
            if (node.IsPart)
                nodes[schema.ParentOf(node.Item)!.Key].Parts.Add(node);
        }

        foreach (var table in nodes.Values.Where(node => node.Parts.Count > 0))
            AddParts(table);
        return nodes;
    }

    /// <summary>Columns of views have one only for a default of their own.</summary>
    private static bool HasTurn(SchemaObject item, BaselineSchema schema) =>
        item.Kind != SchemaObjectKind.Column || item["default"] is not null || item["expression"] is not null;

    private static bool IsPart(SchemaObject item, BaselineSchema schema) => item.Kind switch
    {
        SchemaObjectKind.Column => schema.ParentOf(item) is { Kind: SchemaObjectKind.Table or SchemaObjectKind.ForeignTable },
        SchemaObjectKind.Constraint => item["type"] != "foreign key" && item["not valid"] is null && schema.ParentOf(item) is not null,
        _ => false,
    };

    private static void AddParts(BaselineNode table)
    {
        var own = table.Parts.Select(part => part.Item.Key).Append(table.Item.Key).ToHashSet();
        foreach (var part in table.Parts)
        {
            part.Required.ExceptWith(own.Where(key => key != table.Item.Key));
            // A generated column cannot be added later without changing the order of columns.
            var needs = part.Item["generated"] is null ? table.Wanted : table.Required;
            needs.UnionWith(part.Required.Where(key => !own.Contains(key)));
        }
    }
}
