namespace StrictMigrations;

/// <summary>The kinds of objects a snapshot holds. Their words (<c>materialized view</c>) stand in JSON and in messages.</summary>
public enum SchemaObjectKind
{
    /// <summary><c>schema</c></summary>
    Schema,

    /// <summary><c>extension</c>: itself, never what it owns.</summary>
    Extension,

    /// <summary><c>language</c></summary>
    Language,

    /// <summary><c>enum</c></summary>
    Enum,

    /// <summary><c>domain</c></summary>
    Domain,

    /// <summary><c>composite type</c></summary>
    CompositeType,

    /// <summary><c>range type</c></summary>
    RangeType,

    /// <summary><c>base type</c>, written in C or a shell.</summary>
    BaseType,

    /// <summary><c>sequence</c>, but for those of identity columns.</summary>
    Sequence,

    /// <summary><c>table</c>: ordinary, partitioned, or a partition.</summary>
    Table,

    /// <summary><c>foreign table</c></summary>
    ForeignTable,

    /// <summary><c>view</c></summary>
    View,

    /// <summary><c>materialized view</c></summary>
    MaterializedView,

    /// <summary><c>column</c> of a table or view.</summary>
    Column,

    /// <summary><c>constraint</c> of a table or domain.</summary>
    Constraint,

    /// <summary><c>index</c>, but for those behind constraints.</summary>
    Index,

    /// <summary><c>trigger</c></summary>
    Trigger,

    /// <summary><c>rule</c></summary>
    Rule,

    /// <summary><c>policy</c></summary>
    Policy,

    /// <summary><c>statistics</c></summary>
    Statistics,

    /// <summary><c>function</c></summary>
    Function,

    /// <summary><c>procedure</c></summary>
    Procedure,

    /// <summary><c>aggregate</c></summary>
    Aggregate,

    /// <summary><c>window function</c></summary>
    WindowFunction,

    /// <summary><c>operator</c></summary>
    Operator,

    /// <summary><c>operator family</c></summary>
    OperatorFamily,

    /// <summary><c>operator class</c></summary>
    OperatorClass,

    /// <summary><c>cast</c></summary>
    Cast,

    /// <summary><c>collation</c></summary>
    Collation,

    /// <summary><c>conversion</c></summary>
    Conversion,

    /// <summary><c>text search configuration</c></summary>
    TextSearchConfiguration,

    /// <summary><c>text search dictionary</c></summary>
    TextSearchDictionary,

    /// <summary><c>text search parser</c></summary>
    TextSearchParser,

    /// <summary><c>text search template</c></summary>
    TextSearchTemplate,

    /// <summary><c>foreign data wrapper</c></summary>
    ForeignDataWrapper,

    /// <summary><c>foreign server</c></summary>
    ForeignServer,

    /// <summary><c>publication</c></summary>
    Publication,

    /// <summary><c>event trigger</c></summary>
    EventTrigger,

    /// <summary><c>transform</c></summary>
    Transform,

    /// <summary><c>access method</c></summary>
    AccessMethod,
}
