using System.Collections.Immutable;
using Npgsql;

namespace StrictMigrations;

/// <summary>What a validator looks at.</summary>
public sealed record ValidationContext
{
    /// <summary>All migrations the application knows.</summary>
    public required Catalog Catalog { get; init; }

    /// <summary>The host's options.</summary>
    public required StrictMigrationsOptions Options { get; init; }

    /// <summary>The ledger's history; <see langword="null"/> when no database is looked at.</summary>
    public History? History { get; init; }

    /// <summary>The plan; <see langword="null"/> when no database is looked at.</summary>
    public MigrationPlan? Plan { get; init; }

    /// <summary>
    /// The migrations whose names, headers and texts may be judged: those that never ran. An applied file can no longer be edited.
    /// Without a database all active ones.
    /// </summary>
    public ImmutableArray<Migration> Unapplied { get; init; } = [];

    /// <summary>The session, in the stages <see cref="ValidationStage.Live"/> and <see cref="ValidationStage.AfterStep"/>; owned by the runner.</summary>
    public NpgsqlConnection? Connection { get; init; }

    /// <summary>The migration that just ran, in the stage <see cref="ValidationStage.AfterStep"/>.</summary>
    public Migration? Migration { get; init; }

    /// <summary>The schemas, in the stage <see cref="ValidationStage.Live"/>; <see langword="null"/> when schema validation is off.</summary>
    public SchemaView? Schema { get; init; }

    /// <summary>What the migration changed in the schema, in the stage <see cref="ValidationStage.AfterStep"/>; <see langword="null"/> when schema validation is off.</summary>
    public SchemaDiff? Diff { get; init; }

    /// <summary>Whether the migration wrote no row, of a table or of the system catalogs: stronger than an empty <see cref="Diff"/>, which does not see privileges and comments.</summary>
    internal bool IsWithoutEffect { get; init; }
}
