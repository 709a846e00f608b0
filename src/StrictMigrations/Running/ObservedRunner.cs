using System.Collections.Immutable;

namespace StrictMigrations.Running;

/// <summary>A runner whose runs are traced and measured when anybody listens.</summary>
internal sealed class ObservedRunner(IMigrationRunner runner, RunObservation runs) : IMigrationRunner
{
    public Task<MigrationResult> MigrateAsync(MigrateRequest? request = null, CancellationToken cancellationToken = default) => Telemetry.IsObserved
        ? runs.RunAsync("migrate", request?.DryRun ?? false, () => runner.MigrateAsync(request, cancellationToken), result => result.Applied.IsEmpty ? Telemetry.Outcomes.NothingToDo : Telemetry.Outcomes.Applied, result => result.Findings, result => result.Applied.Length)
        : runner.MigrateAsync(request, cancellationToken);

    public Task<MigrationPlan> PlanAsync(MigrationVersion? target = null, CancellationToken cancellationToken = default) => Telemetry.IsObserved
        ? runs.RunAsync("plan", isDryRun: false, () => runner.PlanAsync(target, cancellationToken), _ => Telemetry.Outcomes.Passed, _ => [])
        : runner.PlanAsync(target, cancellationToken);

    public Task WriteScriptAsync(MigrationPlan plan, Stream output, CancellationToken cancellationToken = default) => runner.WriteScriptAsync(plan, output, cancellationToken);

    public Task<ValidationResult> ValidateAsync(CancellationToken cancellationToken = default) => Telemetry.IsObserved
        ? runs.RunAsync("validate", isDryRun: false, () => runner.ValidateAsync(cancellationToken), result => OutcomeOf(result.Findings), result => result.Findings)
        : runner.ValidateAsync(cancellationToken);

    public Task<ValidationResult> ValidateFilesAsync(CancellationToken cancellationToken = default) => runner.ValidateFilesAsync(cancellationToken);

    public Task<StatusReport> StatusAsync(CancellationToken cancellationToken = default) => Telemetry.IsObserved
        ? runs.RunAsync("status", isDryRun: false, () => runner.StatusAsync(cancellationToken), result => OutcomeOf(result.Findings), result => result.Findings)
        : runner.StatusAsync(cancellationToken);

    private static string OutcomeOf(ImmutableArray<Finding> findings) =>
        findings.Any(finding => finding.Severity == Severity.Error) ? Telemetry.Outcomes.Refused : Telemetry.Outcomes.Passed;
}
