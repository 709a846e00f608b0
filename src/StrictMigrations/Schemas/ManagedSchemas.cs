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
    public static ImmutableHashSet<string> ForeignTo(SchemaSnapshot? recorded, SchemaSnapshot live, StrictMigrationsOptions options) =>
        recorded is null || options.ManagedSchemas.Count > 0
            ? []
            : [.. SchemasOf(live).Except(SchemasOf(recorded), StringComparer.Ordinal)];

    private static IEnumerable<string> SchemasOf(SchemaSnapshot snapshot) =>
        snapshot.Objects.Where(item => item.Kind == SchemaObjectKind.Schema).Select(item => item.Name);
}
