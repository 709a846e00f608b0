using StrictMigrations.Baselines.Statements;

namespace StrictMigrations.Baselines;

/// <summary>The statements of one step.</summary>
internal static class ItemStatements
{
    public static IEnumerable<string> Of(ScriptItem step, BaselineSchema schema) =>
        step.IsStub ? Stub(step.Item, schema) : Whole(step, schema).Concat(Comments(step, schema));

    private static IEnumerable<string> Stub(SchemaObject item, BaselineSchema schema) =>
        item.Kind == SchemaObjectKind.View ? ViewStatements.Stub(item, schema) : TypeStatements.Shell(item);

    private static IEnumerable<string> Whole(ScriptItem step, BaselineSchema schema)
    {
        var item = step.Item;
        return item.Kind switch
        {
            SchemaObjectKind.Schema => SchemaStatements.Schema(item),
            SchemaObjectKind.Extension => SchemaStatements.Extension(item),
            SchemaObjectKind.Language => SchemaStatements.Language(item),
            SchemaObjectKind.AccessMethod => SchemaStatements.AccessMethod(item),
            SchemaObjectKind.Transform => SchemaStatements.Transform(item),
            SchemaObjectKind.Enum => TypeStatements.Enum(item),
            SchemaObjectKind.Domain => TypeStatements.Domain(item, step, schema),
            SchemaObjectKind.CompositeType => TypeStatements.Composite(item),
            SchemaObjectKind.RangeType => TypeStatements.Range(item),
            SchemaObjectKind.BaseType => TypeStatements.Base(item),
            SchemaObjectKind.Sequence => SequenceStatements.Create(item, schema),
            SchemaObjectKind.Table or SchemaObjectKind.ForeignTable => TableStatements.Create(step, schema),
            SchemaObjectKind.View => ViewStatements.View(item),
            SchemaObjectKind.MaterializedView => ViewStatements.Materialized(item, schema),
            SchemaObjectKind.Column => ColumnStatements.Default(item),
            SchemaObjectKind.Constraint => ConstraintStatements.Add(item, schema),
            SchemaObjectKind.Index => IndexStatements.Create(item),
            SchemaObjectKind.Aggregate => RoutineStatements.Aggregate(item),
            SchemaObjectKind.Function or SchemaObjectKind.Procedure or SchemaObjectKind.WindowFunction => RoutineStatements.Routine(item, schema),
            SchemaObjectKind.Trigger => TriggerStatements.Trigger(item, schema),
            SchemaObjectKind.Rule => TriggerStatements.Rule(item),
            SchemaObjectKind.EventTrigger => TriggerStatements.EventTrigger(item),
            SchemaObjectKind.Policy => PolicyStatements.Create(item),
            SchemaObjectKind.Statistics => StatisticsStatements.Create(item, schema),
            SchemaObjectKind.Publication => PublicationStatements.Create(item),
            SchemaObjectKind.Operator => OperatorStatements.Operator(item),
            SchemaObjectKind.OperatorFamily => OperatorStatements.Family(item, schema),
            SchemaObjectKind.OperatorClass => OperatorStatements.Class(item, schema),
            SchemaObjectKind.Cast => OperatorStatements.Cast(item),
            SchemaObjectKind.Collation => TextStatements.Collation(item),
            SchemaObjectKind.Conversion => TextStatements.Conversion(item),
            SchemaObjectKind.TextSearchConfiguration => TextStatements.Configuration(item),
            SchemaObjectKind.TextSearchDictionary => TextStatements.Dictionary(item),
            SchemaObjectKind.TextSearchParser => TextStatements.Parser(item),
            SchemaObjectKind.TextSearchTemplate => TextStatements.Template(item),
            SchemaObjectKind.ForeignDataWrapper => ForeignStatements.Wrapper(item),
            SchemaObjectKind.ForeignServer => ForeignStatements.Server(item),
            _ => throw new InvalidOperationException($"A baseline cannot be written for {item}."),
        };
    }

    /// <summary>Of the object, and of its parts that have no step of their own.</summary>
    private static IEnumerable<string> Comments(ScriptItem step, BaselineSchema schema)
    {
        var item = step.Item;
        if (item.Kind == SchemaObjectKind.Column)
            return [];
        var columns = item.Parent is null ? schema.Columns(item) : [];
        var constraints = item.Parent is null ? schema.Parts(item, SchemaObjectKind.Constraint).Where(part => step.Inline.Contains(part.Key)) : [];
        return columns.Concat(constraints).Prepend(item).SelectMany(part => CommentStatements.Of(part, schema));
    }
}
