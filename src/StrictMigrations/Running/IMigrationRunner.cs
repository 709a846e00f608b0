namespace StrictMigrations;

/// <summary>Brings one database to the state that the application's migrations describe, and proves it.</summary>
/// <remarks>
/// Thread-safe; runs of several processes, and of one process, wait for each other. Every call reads files and ledger anew.
/// Nothing is retried: what fails is thrown, and the process is expected to end.
/// </remarks>
public interface IMigrationRunner
{
    /// <summary>Validates everything, then applies what is pending, each migration in its own transaction.</summary>
    /// <exception cref="MigrationValidationException">A check failed; nothing was changed.</exception>
    /// <exception cref="MigrationFailedException">A migration failed; what ran before it stays.</exception>
    /// <exception cref="MigrationLockTimeoutException">Another run did not end in time.</exception>
    /// <exception cref="MigrationDatabaseException">The database could not be reached, read or trusted.</exception>
    /// <exception cref="MigrationConfigurationException">Options, sources or plug-ins are wrong.</exception>
    Task<MigrationResult> MigrateAsync(MigrateRequest? request = null, CancellationToken cancellationToken = default);

    /// <summary>What <see cref="MigrateAsync"/> would do now. Changes nothing, takes no lock and judges nothing.</summary>
    Task<MigrationPlan> PlanAsync(MigrationVersion? target = null, CancellationToken cancellationToken = default);

    /// <summary>All checks, without applying anything. Findings are returned, not thrown.</summary>
    Task<ValidationResult> ValidateAsync(CancellationToken cancellationToken = default);

    /// <summary>The checks that need no database, with every active migration as if it were new.</summary>
    Task<ValidationResult> ValidateFilesAsync(CancellationToken cancellationToken = default);

    /// <summary>Every migration with its state, and the ledger's head.</summary>
    Task<StatusReport> StatusAsync(CancellationToken cancellationToken = default);
}

/// <summary>What to migrate to, and who wants to know.</summary>
public sealed record MigrateRequest
{
    /// <summary>The last version to apply, without repeatable migrations; <see langword="null"/>, the default, for everything.</summary>
    public MigrationVersion? Target { get; init; }

    /// <summary>Told of every statement. Each statement then takes a round trip of its own.</summary>
    public IProgress<MigrationProgress>? Progress { get; init; }
}
