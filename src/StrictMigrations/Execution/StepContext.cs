using Microsoft.Extensions.Logging;
using Npgsql;
using StrictMigrations.Histories;
using StrictMigrations.Validation;

namespace StrictMigrations.Execution;

/// <summary>What every step of a run works with.</summary>
internal sealed record StepContext
{
    /// <summary>The session of scripts and ledger.</summary>
    public required NpgsqlConnection Connection { get; init; }

    public required LedgerWriter Ledger { get; init; }

    public required StrictMigrationsOptions Options { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILogger Logger { get; init; }

    /// <summary>The migrations that this run committed so far, for the message of a failure.</summary>
    public required CommittedSteps Committed { get; init; }

    /// <summary>The last migration of the run.</summary>
    public required Migration? Last { get; init; }

    /// <summary>The schema from step to step; <see langword="null"/> when schema validation is off.</summary>
    public required SchemaTracker? Schema { get; init; }

    /// <summary>The validators, those after each step among them.</summary>
    public required ValidationPipeline Pipeline { get; init; }

    /// <summary>What validators look at, but for what belongs to one step.</summary>
    public required ValidationContext Validation { get; init; }

    /// <summary>Whether all of it is one transaction that is rolled back: nothing is recorded.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Told of every statement; <see langword="null"/> when nobody listens.</summary>
    public StepProgress? Progress { get; init; }
}

/// <summary>What a run committed so far.</summary>
internal sealed class CommittedSteps
{
    private readonly List<AppliedMigration> _applied = [];

    public IReadOnlyList<AppliedMigration> Applied => _applied;

    /// <summary>What validators said about the steps.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>How many of them are in the log already.</summary>
    public int Logged { get; set; }

    public void Add(AppliedMigration applied) => _applied.Add(applied);

    public void Add(IEnumerable<Finding> findings) => Findings.AddRange(findings);
}
