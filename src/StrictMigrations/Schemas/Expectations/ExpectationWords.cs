using System.Collections.Frozen;
using System.Collections.Immutable;

namespace StrictMigrations.Schemas.Expectations;

/// <summary>The kinds in the grammar, each with what it stands for in a snapshot and an example.</summary>
internal static class ExpectationWords
{
    public static readonly FrozenDictionary<string, ImmutableArray<SchemaObjectKind>> Kinds = new Dictionary<string, ImmutableArray<SchemaObjectKind>>
    {
        ["table"] = [SchemaObjectKind.Table, SchemaObjectKind.ForeignTable],
        ["column"] = [SchemaObjectKind.Column],
        // The index behind a constraint is part of the constraint in a snapshot and has its name.
        ["index"] = [SchemaObjectKind.Index, SchemaObjectKind.Constraint],
        ["constraint"] = [SchemaObjectKind.Constraint],
        ["view"] = [SchemaObjectKind.View],
        ["materialized view"] = [SchemaObjectKind.MaterializedView],
        ["sequence"] = [SchemaObjectKind.Sequence],
        ["type"] = [SchemaObjectKind.Enum, SchemaObjectKind.Domain, SchemaObjectKind.CompositeType, SchemaObjectKind.RangeType, SchemaObjectKind.BaseType],
        ["schema"] = [SchemaObjectKind.Schema],
        ["extension"] = [SchemaObjectKind.Extension],
        ["function"] = [SchemaObjectKind.Function, SchemaObjectKind.Aggregate, SchemaObjectKind.WindowFunction],
        ["procedure"] = [SchemaObjectKind.Procedure],
        ["trigger"] = [SchemaObjectKind.Trigger],
        ["policy"] = [SchemaObjectKind.Policy],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Example(string? word) => word switch
    {
        "column" => "column users.email character varying(255) not null",
        "index" => "index users_email_key on users",
        "constraint" or "trigger" or "policy" => $"{word} name_of_it on users",
        "function" or "procedure" => $"{word} name_of_it(integer, text)",
        "sql" => "sql select count(*) >= 4 from roles",
        null => "table users",
        _ => $"{word} name_of_it",
    };
}
