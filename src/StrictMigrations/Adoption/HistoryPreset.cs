namespace StrictMigrations;

/// <summary>A tool whose history table can be adopted; docs/adopting.md says which version of its table is meant.</summary>
public enum HistoryPreset
{
    /// <summary><c>schema_migrations(filename, executed_at, checksum, execution_time_ms, status, error_message)</c> of a script runner of one's own; only <c>filename</c> must be there.</summary>
    SchemaMigrations,

    /// <summary>DbUp's <c>schemaversions</c>.</summary>
    DbUp,

    /// <summary>Evolve's <c>changelog</c>.</summary>
    Evolve,

    /// <summary>grate's <c>grate."ScriptsRun"</c>.</summary>
    Grate,

    /// <summary>Entity Framework Core's <c>"__EFMigrationsHistory"</c>.</summary>
    EfCore,

    /// <summary>FluentMigrator's <c>"VersionInfo"</c>.</summary>
    FluentMigrator,

    /// <summary>Flyway's <c>flyway_schema_history</c>.</summary>
    Flyway,
}
