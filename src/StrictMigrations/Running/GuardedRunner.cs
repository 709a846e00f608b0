namespace StrictMigrations.Running;

/// <summary>A runner whose callers never meet a driver's exception.</summary>
internal sealed class GuardedRunner(IMigrationRunner runner) : IMigrationRunner
{
    public Task<MigrationResult> MigrateAsync(MigrateRequest? request = null, CancellationToken cancellationToken = default) =>
        DriverGuard.AwaitAsync(runner.MigrateAsync(request, cancellationToken));

    public Task<MigrationPlan> PlanAsync(MigrationVersion? target = null, CancellationToken cancellationToken = default) =>
        DriverGuard.AwaitAsync(runner.PlanAsync(target, cancellationToken));

    public Task WriteScriptAsync(MigrationPlan plan, Stream output, CancellationToken cancellationToken = default) => runner.WriteScriptAsync(plan, output, cancellationToken);

    public Task<ValidationResult> ValidateAsync(CancellationToken cancellationToken = default) => DriverGuard.AwaitAsync(runner.ValidateAsync(cancellationToken));

    public Task<ValidationResult> ValidateFilesAsync(CancellationToken cancellationToken = default) => DriverGuard.AwaitAsync(runner.ValidateFilesAsync(cancellationToken));

    public Task<StatusReport> StatusAsync(CancellationToken cancellationToken = default) => DriverGuard.AwaitAsync(runner.StatusAsync(cancellationToken));
}
