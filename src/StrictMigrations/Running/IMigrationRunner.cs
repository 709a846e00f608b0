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

    /// <summary>What <see cref="MigrateAsync"/> would do now, and on which state and schema. Changes nothing, takes no lock and judges nothing.</summary>
    /// <exception cref="MigrationConfigurationException">No migration has the target's version, or it is below what is applied.</exception>
    Task<MigrationPlan> PlanAsync(MigrationVersion? target = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes what a plan would run as one SQL script for reviewers, as UTF-8: every statement in order, with the borders of transactions.
    /// Run by hand it records nothing. Values of placeholders are not in it. The stream stays open.
    /// </summary>
    /// <exception cref="MigrationConfigurationException">A script cannot be read or split into statements.</exception>
    Task WriteScriptAsync(MigrationPlan plan, Stream output, CancellationToken cancellationToken = default);

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

    /// <summary>
    /// An approved plan, with its own target: exactly it is carried out, or nothing is and <see cref="MigrationValidationException"/> says what
    /// differs. <see langword="null"/>, the default, for whatever is pending.
    /// </summary>
    public PlanFile? Plan { get; init; }

    /// <summary>
    /// Runs everything in one transaction under the run lock, with every check, and rolls it back: nothing is left but numbers that sequences
    /// gave out. Steps without transaction and those written in C# are refused. Locks of all steps are held until its end. Default <see langword="false"/>.
    /// </summary>
    public bool DryRun { get; init; }

    /// <summary>Told of every statement. Each statement then takes a round trip of its own.</summary>
    public IProgress<MigrationProgress>? Progress { get; init; }
}
