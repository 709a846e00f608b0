using Microsoft.Extensions.Logging;
using StrictMigrations.Execution;

namespace StrictMigrations.Running.Acts;

/// <summary>Undoes migrations, newest first. All of it is checked before the first script runs.</summary>
internal sealed class RollBackAct(LockedSessions sessions, SchemaInspector schemas, RunExecutor executor, Rollbacks rollbacks, Database database, RunObservation runs, ILogger logger)
{
    public Task<RollBackResult> ExecuteAsync(RollBackRequest request, CancellationToken cancellationToken) => Telemetry.IsObserved
        ? runs.RunAsync("rollback", isDryRun: false, () => ExecuteUnobservedAsync(request, cancellationToken), _ => Telemetry.Outcomes.RolledBack, result => result.Findings)
        : ExecuteUnobservedAsync(request, cancellationToken);

    private async Task<RollBackResult> ExecuteUnobservedAsync(RollBackRequest request, CancellationToken cancellationToken)
    {
        var session = await sessions.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var planned = await rollbacks.PlanAsync(session, request, cancellationToken).ConfigureAwait(false);
            RunConditions.RequirePrimary(session.Lock, "there are migrations to roll back");
            var schema = await schemas.InspectAsync(session.Connection, session.History, cancellationToken).ConfigureAwait(false);
            var ledger = await executor.OpenLedgerAsync(session, cancellationToken).ConfigureAwait(false);
            var context = executor.CreateContext(session.Connection, ledger, new Inspection(session.Catalog, session.History, session.Plan, [], schema), planned[^1].Script);
            using var notices = new NoticeLog(session.Connection, context.Options, logger);
            var done = new List<RolledBackMigration>();
            foreach (var rollback in planned)
                done.Add(await RunAsync(context, rollback, request.Reason, cancellationToken).ConfigureAwait(false));
            await database.ReloadTypesAsync(session.Connection, cancellationToken).ConfigureAwait(false);
            return new RollBackResult { RolledBack = [.. done], Findings = [.. context.Committed.Findings], Head = ledger.History.Head };
        }
    }

    private async Task<RolledBackMigration> RunAsync(StepContext context, Rollback rollback, string reason, CancellationToken cancellationToken)
    {
        var step = await new RollbackStep(context, rollback, reason).ExecuteAsync(cancellationToken).ConfigureAwait(false);
        Log.RolledBack(logger, rollback.Migration.FileName, step.FileName, (long)step.Duration.TotalMilliseconds, step.Statements, reason);
        return new RolledBackMigration(rollback.Migration.FileName, step.FileName, step.Duration, IsProved: rollback.Before is not null);
    }
}
