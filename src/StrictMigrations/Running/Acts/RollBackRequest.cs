using System.Collections.Immutable;

namespace StrictMigrations;

/// <summary>What is to be undone: either <see cref="Steps"/> or <see cref="To"/>.</summary>
public sealed record RollBackRequest
{
    /// <summary>How many versioned migrations, counted from the one applied last; at least 1.</summary>
    public int? Steps { get; init; }

    /// <summary>The applied version that stays: all higher ones are undone.</summary>
    public MigrationVersion? To { get; init; }

    /// <summary>Why; kept in the ledger.</summary>
    public required string Reason { get; init; }

    /// <summary>
    /// Whether a migration is undone although the ledger cannot tell which schema was before it, so that nothing proves the script;
    /// default <see langword="false"/>. Where the ledger can tell, the schema is compared all the same.
    /// </summary>
    public bool Unproved { get; init; }
}

/// <summary>What was undone.</summary>
public sealed record RollBackResult
{
    /// <summary>The migrations in the order they were undone.</summary>
    public ImmutableArray<RolledBackMigration> RolledBack { get; init; } = [];

    /// <summary>What validators said about the scripts, warnings and informations.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>The ledger's head afterwards.</summary>
    public LedgerHead Head { get; init; } = LedgerHead.Empty;
}

/// <summary>A migration that was undone.</summary>
/// <param name="FileName">The migration's file.</param>
/// <param name="Script">The file that undid it.</param>
/// <param name="Duration">From its first statement to its COMMIT.</param>
/// <param name="IsProved">Whether the schema was compared with the one from before the migration.</param>
public sealed record RolledBackMigration(string FileName, string Script, TimeSpan Duration, bool IsProved);
