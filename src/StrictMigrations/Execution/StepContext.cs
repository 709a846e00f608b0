using Microsoft.Extensions.Logging;
using Npgsql;
using StrictMigrations.Histories;

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

    /// <summary>Told of every statement; <see langword="null"/> when nobody listens.</summary>
    public required StepProgress? Progress { get; init; }
}

/// <summary>What a run committed so far.</summary>
internal sealed class CommittedSteps
{
    private readonly List<AppliedMigration> _applied = [];

    public IReadOnlyList<AppliedMigration> Applied => _applied;

    public void Add(AppliedMigration applied) => _applied.Add(applied);
}
