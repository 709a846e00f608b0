using System.Collections.Immutable;

namespace StrictMigrations.Baselines;

/// <summary>What no script can recreate, with the reason and the way out. The list stands in <c>docs/baseline.md</c>.</summary>
internal static class BaselineRefusals
{
    public const string Rule = "baseline/refused";

    public static ImmutableArray<Finding> Of(BaselineSchema schema, IReadOnlyList<SchemaObject> circle, IReadOnlyList<SchemaObject> dataTables) =>
    [
        .. schema.Snapshot.Objects.SelectMany(item => OfObject(item, schema)),
        .. circle.Count == 0 ? [] : (Finding[])[Circle(circle)],
        .. dataTables.Where(table => !HasUniqueKey(table, schema)).Select(NoKey),
    ];

    private static IEnumerable<Finding> OfObject(SchemaObject item, BaselineSchema schema)
    {
        if (item["server options"]?.Split('\n').Any(option => option.EndsWith("=***", StringComparison.Ordinal)) == true)
            yield return Refuse(item, "has an option that holds a secret, which is never read.", "Move the secret to a user mapping (ALTER SERVER … OPTIONS (DROP …)); those are not part of a schema.");
        if (item["invalid"] is not null || item["index invalid"] is not null)
            yield return Refuse(item, "is invalid: PostgreSQL does not use it, and a script would make a valid one.", "REINDEX or drop it; of a partitioned table, attach the indexes of all partitions.");
        if (item.Parent is not null && schema.ParentOf(item) is null)
            yield return Refuse(item, "belongs to a table that is not part of the snapshot.", "Name that table's schema too, or exclude both.");
        if (item["partition of"] is { } parent && item.Kind is (SchemaObjectKind.Table or SchemaObjectKind.ForeignTable) && !schema.HasTable(parent))
            yield return Refuse(item, $"is a partition of {parent}, which is not part of the snapshot.", "Name that table's schema too, or exclude both.");
        foreach (var missing in SqlText.Split(item["inherits"] ?? "", ", ").Where(name => name.Length > 0 && !schema.HasTable(name)))
            yield return Refuse(item, $"inherits from {missing}, which is not part of the snapshot.", "Name that table's schema too, or exclude both.");
    }

    private static Finding Circle(IReadOnlyList<SchemaObject> circle) => new()
    {
        Rule = Rule,
        Severity = Severity.Error,
        Subject = string.Join(", ", circle.Take(10)),
        Message = "These objects need one another in a circle, or something that does, so that none can be created first.",
        Remedy = "Break the circle: a generated column or an index must not need a function that needs its own table.",
    };

    private static Finding NoKey(SchemaObject table) => Refuse(
        table, "has no primary key and no unique constraint: its rows would be inserted again each time.", "Add a primary key, or leave its data out.");

    private static bool HasUniqueKey(SchemaObject table, BaselineSchema schema) =>
        schema.Parts(table, SchemaObjectKind.Constraint).Any(part => part["type"] is ("primary key" or "unique") && !part["definition"]!.Contains("DEFERRABLE", StringComparison.Ordinal));

    private static Finding Refuse(SchemaObject item, string reason, string remedy) => new()
    {
        Rule = Rule,
        Severity = Severity.Error,
        Subject = item.ToString(),
        Message = $"The {item} {reason}",
        Remedy = remedy,
    };
}
