using System.Collections.Immutable;
using StrictMigrations.Reporting;

namespace StrictMigrations;

/// <summary>What a run did.</summary>
public sealed record MigrationResult
{
    /// <summary>The migrations that were applied, in order; empty when there was nothing to do.</summary>
    public ImmutableArray<AppliedMigration> Applied { get; init; } = [];

    /// <summary>Warnings and waived findings; errors are thrown.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>The ledger's head after the run.</summary>
    public LedgerHead Head { get; init; } = LedgerHead.Empty;

    /// <summary>Whether it was tried and rolled back; then the head is the one from before.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>The whole run, the wait for the lock included.</summary>
    public TimeSpan Duration { get; init; }
}

/// <summary>What the checks found.</summary>
public sealed record ValidationResult
{
    /// <summary>Everything found, the worst first.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>What is pending; <see langword="null"/> when no database was looked at.</summary>
    public MigrationPlan? Plan { get; init; }

    /// <summary>Whether a start would be refused.</summary>
    public bool HasErrors => Findings.Any(finding => finding.Severity == Severity.Error);

    /// <summary>The same for a reader; <see langword="null"/> when no runner made it.</summary>
    internal Report? Report { get; init; }
}

/// <summary>Every migration with its state.</summary>
public sealed record StatusReport
{
    /// <summary>All migrations of catalog and ledger, in order.</summary>
    public ImmutableArray<MigrationStatus> Migrations { get; init; } = [];

    /// <summary>What a start would report now.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Whether the database has a ledger.</summary>
    public bool LedgerExists { get; init; }

    /// <summary>The ledger's last row; the text to keep elsewhere as the expected head.</summary>
    public LedgerHead Head { get; init; } = LedgerHead.Empty;

    /// <summary>Files beside the migrations that are none.</summary>
    public ImmutableArray<string> OtherFiles { get; init; } = [];

    /// <summary>The same for a reader; <see langword="null"/> when no runner made it.</summary>
    internal Report? Report { get; init; }
}
