using System.Collections.Frozen;

namespace StrictMigrations.Adoption;

/// <summary>The presets, from each tool's published table; docs/adopting.md names the versions.</summary>
internal static class HistoryShapes
{
    private static readonly FrozenDictionary<HistoryPreset, HistoryShape> s_shapes = new Dictionary<HistoryPreset, HistoryShape>
    {
        [HistoryPreset.SchemaMigrations] = new()
        {
            Tool = "a script runner",
            Table = "schema_migrations",
            Columns = new() { FileName = "filename", ExecutedAt = "executed_at", Checksum = "checksum", DurationMilliseconds = "execution_time_ms", Status = "status", Error = "error_message" },
            Required = ["filename"],
            Order = "id",
            Algorithm = ForeignAlgorithm.Hexadecimal,
        },
        [HistoryPreset.DbUp] = new()
        {
            Tool = "DbUp",
            Table = "schemaversions",
            Columns = new() { FileName = "scriptname", ExecutedAt = "applied" },
            Required = ["scriptname", "applied"],
            Order = "schemaversionsid",
        },
        [HistoryPreset.Evolve] = new()
        {
            Tool = "Evolve",
            Table = "changelog",
            Columns = new() { FileName = "name", Version = "version", ExecutedAt = "installed_on", Checksum = "checksum", Status = "success" },
            Required = ["type", "version", "name", "checksum", "success"],
            Order = "id",
            Kind = "type",
            Kinds = Kinds(("1", RowMeaning.Bookkeeping), ("2", RowMeaning.Bookkeeping), ("3", RowMeaning.Baseline)),
            Algorithm = ForeignAlgorithm.Evolve,
        },
        [HistoryPreset.Grate] = new()
        {
            Tool = "grate",
            Table = "ScriptsRun",
            Columns = new() { FileName = "script_name", ExecutedAt = "entry_date", Checksum = "text_hash" },
            Required = ["script_name", "text_hash", "one_time_script"],
            Order = "id",
            Algorithm = ForeignAlgorithm.Grate,
        },
        [HistoryPreset.EfCore] = new()
        {
            Tool = "EF Core",
            Table = "__EFMigrationsHistory",
            Columns = new() { FileName = "MigrationId" },
            Required = ["MigrationId", "ProductVersion"],
            Order = "MigrationId",
        },
        [HistoryPreset.FluentMigrator] = new()
        {
            Tool = "FluentMigrator",
            Table = "VersionInfo",
            Columns = new() { Version = "Version", Name = "Description", ExecutedAt = "AppliedOn" },
            Required = ["Version", "AppliedOn"],
        },
        [HistoryPreset.Flyway] = new()
        {
            Tool = "Flyway",
            Table = "flyway_schema_history",
            Columns = new() { FileName = "script", Version = "version", Name = "description", ExecutedAt = "installed_on", Checksum = "checksum", DurationMilliseconds = "execution_time", Status = "success" },
            Required = ["installed_rank", "script", "type", "checksum", "success"],
            Order = "installed_rank",
            Kind = "type",
            Kinds = Kinds(
                ("SCHEMA", RowMeaning.Bookkeeping), ("BASELINE", RowMeaning.Baseline), ("DELETE", RowMeaning.Undone),
                ("UNDO_SQL", RowMeaning.Undone), ("UNDO_JDBC", RowMeaning.Undone), ("UNDO_SCRIPT", RowMeaning.Undone)),
            Algorithm = ForeignAlgorithm.Flyway,
        },
    }.ToFrozenDictionary();

    public static IEnumerable<HistoryShape> All => s_shapes.OrderBy(shape => shape.Key).Select(shape => shape.Value);

    public static HistoryShape Of(HistoryPreset preset) => s_shapes[preset];

    private static FrozenDictionary<string, RowMeaning> Kinds(params (string Kind, RowMeaning Meaning)[] kinds) =>
        kinds.ToFrozenDictionary(kind => kind.Kind, kind => kind.Meaning, StringComparer.OrdinalIgnoreCase);
}
