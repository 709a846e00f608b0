using System.Collections.Immutable;

namespace StrictMigrations.Schemas;

/// <summary>Which schemas count: those that the host names; or else those of the recorded schema and those that migrations make from here on.</summary>
internal static class ManagedSchemas
{
    public static SnapshotOptions OptionsOf(StrictMigrationsOptions options) => new()
    {
        LedgerSchema = options.LedgerSchema,
        Schemas = [.. options.ManagedSchemas],
        Exclude = [.. options.IgnoredObjects],
    };

    /// <summary>The live schemas that somebody else made: they are left out. Before anything was recorded all are the migrations'.</summary>
    public static ImmutableHashSet<string> ForeignTo(SchemaSnapshot? recorded, SchemaSnapshot live, StrictMigrationsOptions options)
    {
        var foreign = recorded is null || options.ManagedSchemas.Count > 0 ? [] : SchemasOf(live).Except(SchemasOf(recorded), StringComparer.Ordinal);
        return [.. foreign.Concat(LedgersIn(live))];
    }

    /// <summary>The ledger of another runner in the same database is nobody's schema.</summary>
    private static IEnumerable<string> LedgersIn(SchemaSnapshot live) =>
        from function in live.Objects
        where function is { Kind: SchemaObjectKind.Function, Name: "refuse_change", Schema: not null }
            && live.Objects.Any(item => item is { Kind: SchemaObjectKind.Table, Name: "ledger" } && item.Schema == function.Schema)
        select function.Schema;

    /// <summary>What the options of today would have read then: leaving objects out from now on is no drift.</summary>
    public static SchemaSnapshot Filter(SchemaSnapshot recorded, SnapshotOptions options)
    {
        var filter = new SnapshotFilter(options.Exclude);
        return recorded.Where(item => !filter.Excludes(item) && (options.Schemas.IsEmpty || options.Schemas.Contains(SchemaOf(item), StringComparer.Ordinal)));
    }

    private static string SchemaOf(SchemaObject item) => (item.Kind == SchemaObjectKind.Schema ? item.Name : item.Schema) ?? "";

    private static IEnumerable<string> SchemasOf(SchemaSnapshot snapshot) =>
        snapshot.Objects.Where(item => item.Kind == SchemaObjectKind.Schema).Select(item => item.Name);
}
