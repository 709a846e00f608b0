using Microsoft.Extensions.Logging;
using Npgsql;
using StrictMigrations.Catalogs;
using StrictMigrations.Execution;

namespace StrictMigrations.Running;

/// <inheritdoc cref="IMigrationRunner"/>
internal sealed class MigrationRunner(CatalogBuilder catalogs, Database database, Inspector inspector, RunExecutor executor, DryRun dryRun, RequestCheck requests, StrictMigrationsOptions options, TimeProvider time, ILogger logger) : IMigrationRunner
{
    private readonly RunStart _start = new(catalogs, database, inspector, options);
    private readonly RunReports _reports = new(inspector.Rules, time);

    public async Task<MigrationResult> MigrateAsync(MigrateRequest? request = null, CancellationToken cancellationToken = default)
    {
        request ??= new MigrateRequest();
        var target = RequestCheck.TargetOf(request);
        var started = time.GetTimestamp();
        var (catalog, session, glance) = await _start.OpenAsync(changes: !request.DryRun, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            if (request.Plan is null && await FindUpToDateAsync(session, catalog, glance, target, cancellationToken).ConfigureAwait(false) is { } upToDate)
                return UpToDate(upToDate, time.GetElapsedTime(started));

            var watch = new FinishWatch(inspector, catalog, isAsked: request is { Plan: null, DryRun: false } && target is null);
            if (await RunLock.AcquireUnlessAsync(watch.IsFinishedAsync, database, options, time, cancellationToken).ConfigureAwait(false) is not { } runLock)
                return UpToDate(watch.Finished!, time.GetElapsedTime(started));

            // What was seen before the lock was had may be a run of another process, half way through.
            await using (runLock.ConfigureAwait(false))
            {
                var inspection = await inspector.InspectAsync(session, catalog, target, cancellationToken).ConfigureAwait(false);
                inspection = await requests.JudgeAsync(session, inspection, request, cancellationToken).ConfigureAwait(false);
                inspection.ThrowIfRefused();
                LogWarnings(inspection);
                var result = request.DryRun
                    ? await dryRun.ExecuteAsync(session, runLock, inspection, request.Progress, cancellationToken).ConfigureAwait(false)
                    : await executor.ExecuteAsync(session, runLock, inspection, request.Progress, cancellationToken).ConfigureAwait(false);
                return result with { Duration = time.GetElapsedTime(started) };
            }
        }
    }

    public async Task<MigrationPlan> PlanAsync(MigrationVersion? target = null, CancellationToken cancellationToken = default)
    {
        var (catalog, session, _) = await _start.OpenAsync(changes: false, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
            return await inspector.PlanFullyAsync(session, catalog, target, cancellationToken).ConfigureAwait(false);
    }

    public Task WriteScriptAsync(MigrationPlan plan, Stream output, CancellationToken cancellationToken = default) =>
        new PlanScript(plan, options).WriteAsync(output, cancellationToken);

    public async Task<ValidationResult> ValidateAsync(CancellationToken cancellationToken = default)
    {
        var inspection = await InspectFullyAsync(cancellationToken).ConfigureAwait(false);
        return new ValidationResult { Findings = inspection.Findings, Plan = inspection.Plan, Report = _reports.Of("validate", inspection) };
    }

    public async Task<ValidationResult> ValidateFilesAsync(CancellationToken cancellationToken = default)
    {
        var catalog = await catalogs.BuildAsync(cancellationToken).ConfigureAwait(false);
        var findings = await inspector.ValidateFilesAsync(catalog, [.. catalog.Active], cancellationToken).ConfigureAwait(false);
        return new ValidationResult { Findings = findings, Report = _reports.Of("validate", catalog, findings) };
    }

    public async Task<StatusReport> StatusAsync(CancellationToken cancellationToken = default)
    {
        var inspection = await InspectFullyAsync(cancellationToken).ConfigureAwait(false);
        return new StatusReport
        {
            Migrations = inspection.Plan.States,
            Findings = inspection.Findings,
            LedgerExists = inspection.History.LedgerExists,
            Head = inspection.History.Head,
            OtherFiles = inspection.Catalog.OtherFiles,
            Report = _reports.Of("status", inspection),
        };
    }

    /// <summary>What there is when nothing is to be done; with anything pending or wrong <see langword="null"/>: that is judged under the lock.</summary>
    private async Task<Inspection?> FindUpToDateAsync(NpgsqlConnection session, Catalog catalog, Glance? glance, MigrationVersion? target, CancellationToken cancellationToken)
    {
        var current = target is null && glance is not null ? await inspector.FindCurrentAsync(session, catalog, glance, cancellationToken).ConfigureAwait(false) : null;
        if (current is null && !(await inspector.PlanAsync(session, catalog, target, cancellationToken).ConfigureAwait(false)).Plan.IsEmpty)
            return null;
        var inspection = current ?? await inspector.InspectAsync(session, catalog, target, cancellationToken).ConfigureAwait(false);
        return inspection is { Plan.IsEmpty: true, HasErrors: false } ? inspection : null;
    }

    private async Task<Inspection> InspectFullyAsync(CancellationToken cancellationToken)
    {
        var (catalog, session, _) = await _start.OpenAsync(changes: false, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            while (true)
            {
                var inspection = await inspector.InspectAsync(session, catalog, target: null, cancellationToken).ConfigureAwait(false);
                if (inspection is { HasErrors: false, Plan.IsEmpty: true })
                    return inspection;
                if (await RunLock.HolderAsync(session, options, cancellationToken).ConfigureAwait(false) is { } holder)
                    return inspection with { Findings = [RunRules.InProgress(holder), .. inspection.Findings.Where(RunRules.IsAboutFiles)] };

                // A run may have ended between looking and asking: then what was seen was half of its work.
                if (await inspector.IsHeadAsync(session, inspection.History.Head, cancellationToken).ConfigureAwait(false))
                    return inspection;
            }
        }
    }

    private MigrationResult UpToDate(Inspection inspection, TimeSpan duration)
    {
        LogWarnings(inspection);
        Log.UpToDate(logger, inspection.Catalog.Versioned.Length + inspection.Catalog.Repeatable.Length);
        return new MigrationResult { Findings = inspection.Findings, Head = inspection.History.Head, Duration = duration };
    }

    private void LogWarnings(Inspection inspection)
    {
        foreach (var finding in inspection.Findings.Where(finding => finding.Severity == Severity.Warning))
            Log.Finding(logger, finding.Rule, finding.Subject, finding.Message, finding.Remedy);
    }
}
