using Npgsql;
using StrictMigrations.Execution;

namespace StrictMigrations.Running;

/// <summary>A runner whose callers never meet a driver's exception: a connection that breaks anywhere becomes the library's own.</summary>
internal sealed class GuardedRunner(IMigrationRunner runner) : IMigrationRunner
{
    public Task<MigrationResult> MigrateAsync(MigrateRequest? request = null, CancellationToken cancellationToken = default) =>
        GuardAsync(runner.MigrateAsync(request, cancellationToken));

    public Task<MigrationPlan> PlanAsync(MigrationVersion? target = null, CancellationToken cancellationToken = default) =>
        GuardAsync(runner.PlanAsync(target, cancellationToken));

    public Task<ValidationResult> ValidateAsync(CancellationToken cancellationToken = default) => GuardAsync(runner.ValidateAsync(cancellationToken));

    public Task<ValidationResult> ValidateFilesAsync(CancellationToken cancellationToken = default) => GuardAsync(runner.ValidateFilesAsync(cancellationToken));

    public Task<StatusReport> StatusAsync(CancellationToken cancellationToken = default) => GuardAsync(runner.StatusAsync(cancellationToken));

    private static async Task<T> GuardAsync<T>(Task<T> run)
    {
        try
        {
            return await run.ConfigureAwait(false);
        }
        catch (NpgsqlException exception)
        {
            throw ConnectionErrors.Lost(exception);
        }
    }
}
