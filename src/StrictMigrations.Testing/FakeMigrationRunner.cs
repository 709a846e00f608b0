using System.Collections.Concurrent;

namespace StrictMigrations.Testing;

/// <summary>An <see cref="IMigrationRunner"/> without a database, for tests of what a host does with the answers. Safe for concurrent use.</summary>
/// <remarks>It proves nothing about migrations: those are tested against a <see cref="PostgresServer"/>.</remarks>
public sealed class FakeMigrationRunner : IMigrationRunner
{
    private readonly ConcurrentQueue<string> _calls = new();

    /// <summary>The names of the methods that were called, in order.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>What every call throws; default <see langword="null"/>: they answer.</summary>
    public Exception? Failure { get; init; }

    /// <summary>The answer of <see cref="MigrateAsync"/>; default: nothing was applied.</summary>
    public MigrationResult Result { get; init; } = new();

    /// <summary>The answer of <see cref="PlanAsync"/>; default: an empty plan.</summary>
    public MigrationPlan Plan { get; init; } = new();

    /// <summary>The answer of both validations; default: nothing was found.</summary>
    public ValidationResult Validation { get; init; } = new();

    /// <summary>The answer of <see cref="StatusAsync"/>; default: no migrations.</summary>
    public StatusReport Status { get; init; } = new();

    /// <inheritdoc/>
    public Task<MigrationResult> MigrateAsync(MigrateRequest? request = null, CancellationToken cancellationToken = default) => Answer(nameof(MigrateAsync), Result, cancellationToken);

    /// <inheritdoc/>
    public Task<MigrationPlan> PlanAsync(MigrationVersion? target = null, CancellationToken cancellationToken = default) => Answer(nameof(PlanAsync), Plan, cancellationToken);

    /// <inheritdoc/>
    public Task WriteScriptAsync(MigrationPlan plan, Stream output, CancellationToken cancellationToken = default) => Answer(nameof(WriteScriptAsync), plan, cancellationToken);

    /// <inheritdoc/>
    public Task<ValidationResult> ValidateAsync(CancellationToken cancellationToken = default) => Answer(nameof(ValidateAsync), Validation, cancellationToken);

    /// <inheritdoc/>
    public Task<ValidationResult> ValidateFilesAsync(CancellationToken cancellationToken = default) => Answer(nameof(ValidateFilesAsync), Validation, cancellationToken);

    /// <inheritdoc/>
    public Task<StatusReport> StatusAsync(CancellationToken cancellationToken = default) => Answer(nameof(StatusAsync), Status, cancellationToken);

    private Task<T> Answer<T>(string call, T answer, CancellationToken cancellationToken)
    {
        _calls.Enqueue(call);
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);
        return Failure is null ? Task.FromResult(answer) : Task.FromException<T>(Failure);
    }
}
