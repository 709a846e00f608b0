namespace StrictMigrations.Baselines;

/// <summary>The parts of a script, in the order in which they are written unless a dependency asks for another one.</summary>
internal enum Section
{
    Schemas,
    Extensions,
    Collations,
    Types,
    Functions,
    Operators,
    Languages,
    TextSearch,
    ForeignServers,
    Sequences,
    Tables,
    Defaults,
    Views,

    /// <summary>From here on nothing that tables and views need: it comes when all of those are there, and after the reference data.</summary>
    Data,
    Indexes,
    Constraints,
    Statistics,
    Rules,
    Triggers,
    Policies,
    Publications,
    EventTriggers,
}

internal static class Sections
{
    public static bool IsLate(Section section) => section > Section.Data;

    public static string Title(Section section) => section switch
    {
        Section.TextSearch => "Text search",
        Section.ForeignServers => "Foreign servers",
        Section.Data => "Reference data",
        Section.EventTriggers => "Event triggers",
        _ => section.ToString(),
    };

    public static Section Of(SchemaObjectKind kind) => kind switch
    {
        SchemaObjectKind.Schema => Section.Schemas,
        SchemaObjectKind.Extension => Section.Extensions,
        SchemaObjectKind.Collation or SchemaObjectKind.Conversion => Section.Collations,
        SchemaObjectKind.Enum or SchemaObjectKind.Domain or SchemaObjectKind.CompositeType or SchemaObjectKind.RangeType or SchemaObjectKind.BaseType => Section.Types,
        SchemaObjectKind.Function or SchemaObjectKind.Procedure or SchemaObjectKind.WindowFunction or SchemaObjectKind.Aggregate => Section.Functions,
        SchemaObjectKind.Operator or SchemaObjectKind.OperatorFamily or SchemaObjectKind.OperatorClass or SchemaObjectKind.Cast => Section.Operators,
        SchemaObjectKind.Language or SchemaObjectKind.Transform or SchemaObjectKind.AccessMethod => Section.Languages,
        SchemaObjectKind.TextSearchConfiguration or SchemaObjectKind.TextSearchDictionary or SchemaObjectKind.TextSearchParser or SchemaObjectKind.TextSearchTemplate => Section.TextSearch,
        SchemaObjectKind.ForeignDataWrapper or SchemaObjectKind.ForeignServer => Section.ForeignServers,
        SchemaObjectKind.Sequence => Section.Sequences,
        SchemaObjectKind.Table or SchemaObjectKind.ForeignTable => Section.Tables,
        SchemaObjectKind.Column => Section.Defaults,
        SchemaObjectKind.View or SchemaObjectKind.MaterializedView => Section.Views,
        SchemaObjectKind.Index => Section.Indexes,
        SchemaObjectKind.Constraint => Section.Constraints,
        SchemaObjectKind.Statistics => Section.Statistics,
        SchemaObjectKind.Rule => Section.Rules,
        SchemaObjectKind.Trigger => Section.Triggers,
        SchemaObjectKind.Policy => Section.Policies,
        SchemaObjectKind.Publication => Section.Publications,
        SchemaObjectKind.EventTrigger => Section.EventTriggers,
        _ => throw new InvalidOperationException($"A baseline has no section for {kind}."),
    };
}
