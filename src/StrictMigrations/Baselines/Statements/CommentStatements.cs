using StrictMigrations.Schemas;

namespace StrictMigrations.Baselines.Statements;

internal static class CommentStatements
{
    public static IEnumerable<string> Of(SchemaObject item, BaselineSchema schema)
    {
        if (item["comment"] is { } comment)
            yield return $"COMMENT ON {Target(item, schema)} IS {SqlText.Literal(comment)}";
    }

    private static string Target(SchemaObject item, BaselineSchema schema) => item.Kind switch
    {
        SchemaObjectKind.Enum or SchemaObjectKind.CompositeType or SchemaObjectKind.RangeType or SchemaObjectKind.BaseType => $"TYPE {SqlText.Name(item)}",
        SchemaObjectKind.Column => $"COLUMN {SqlText.ParentName(item)}.{SqlText.Name(item.Name)}",
        SchemaObjectKind.Constraint when schema.ParentOf(item) is { Kind: SchemaObjectKind.Domain } => $"CONSTRAINT {SqlText.Name(item.Name)} ON DOMAIN {SqlText.ParentName(item)}",
        SchemaObjectKind.Constraint or SchemaObjectKind.Trigger or SchemaObjectKind.Rule or SchemaObjectKind.Policy =>
            $"{Word(item)} {SqlText.Name(item.Name)} ON {SqlText.ParentName(item)}",
        SchemaObjectKind.Index => $"INDEX {SqlText.Name(item.Schema!)}.{SqlText.Name(item.Name)}",
        SchemaObjectKind.Function or SchemaObjectKind.WindowFunction => $"FUNCTION {SqlText.Name(item)}{item.Signature}",
        SchemaObjectKind.Procedure => $"ROUTINE {SqlText.Name(item)}{item.Signature}",
        SchemaObjectKind.Aggregate => $"AGGREGATE {SqlText.Name(item)}({item["arguments"] ?? "*"})",
        SchemaObjectKind.Operator => $"OPERATOR {SqlText.Name(item.Schema!)}.{item.Name} {item.Signature}",
        SchemaObjectKind.OperatorClass or SchemaObjectKind.OperatorFamily => $"{Word(item)} {SqlText.Name(item)}{item.Signature}",
        SchemaObjectKind.Cast => $"CAST ({item.Name})",
        SchemaObjectKind.Transform => $"TRANSFORM FOR {item.Name}",
        SchemaObjectKind.ForeignServer => $"SERVER {SqlText.Name(item.Name)}",
        _ => $"{Word(item)} {SqlText.Name(item)}",
    };

    private static string Word(SchemaObject item) => KindWords.Of(item.Kind).ToUpperInvariant();
}
