using System.Collections.Immutable;

namespace StrictMigrations;

/// <summary>Catalog and history compared: the state of every migration and the steps to take. A value; it holds for one ledger head.</summary>
public sealed record MigrationPlan
{
    /// <summary>The migrations to run, in order.</summary>
    public ImmutableArray<Migration> Steps { get; init; } = [];

    /// <summary>Decisions in the files that the ledger has not recorded yet: retirements and acceptances.</summary>
    public ImmutableArray<PlannedRecord> Records { get; init; } = [];

    /// <summary>Every migration of catalog and ledger with its state, in order.</summary>
    public ImmutableArray<MigrationStatus> States { get; init; } = [];

    /// <summary>The ledger head that the plan was made for.</summary>
    public LedgerHead Head { get; init; } = LedgerHead.Empty;

    /// <summary>The last version to apply; <see langword="null"/> for all.</summary>
    public MigrationVersion? Target { get; init; }

    /// <summary>State and schema of the database that it was made for; known to plans that the runner returns, else <see langword="null"/>.</summary>
    public PlanBasis? Basis { get; internal init; }

    /// <summary>The steps among them that run without transaction; known as the basis is.</summary>
    public ImmutableArray<Migration> WithoutTransaction { get; internal init; } = [];

    /// <summary>Whether there is nothing to run and nothing to record.</summary>
    public bool IsEmpty => Steps.IsEmpty && Records.IsEmpty;

    /// <summary>The migrations whose text the rules judge: they never ran.</summary>
    public IEnumerable<Migration> Unapplied => States.Where(status => status is { IsUnapplied: true, Migration: not null }).Select(status => status.Migration!);
}

/// <summary>A decision to write into the ledger without running anything.</summary>
/// <param name="Kind"><see cref="EventKind.Retired"/> or <see cref="EventKind.Accepted"/>.</param>
/// <param name="Migration">The migration it is about.</param>
/// <param name="Reason">The reason in the file.</param>
public sealed record PlannedRecord(EventKind Kind, Migration Migration, string Reason);
