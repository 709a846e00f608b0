using Microsoft.Extensions.Logging;
using Npgsql;
using StrictMigrations.Execution;

namespace StrictMigrations.Running;

/// <summary>Runs a plan that passed every check in one transaction, each step behind a savepoint, and rolls everything back.</summary>
internal sealed class DryRun(RunExecutor executor, Database database, StrictMigrationsOptions options, ILogger logger)
{
    public async Task<MigrationResult> ExecuteAsync(NpgsqlConnection session, RunLock runLock, Inspection inspection, IProgress<MigrationProgress>? progress, CancellationToken cancellationToken)
    {
        await RunConditions.RequireAsync(runLock, database, inspection.Plan, options, cancellationToken).ConfigureAwait(false);
        var writer = await executor.CreateWriterAsync(session, runLock.Held, inspection.History, inspection.Catalog, cancellationToken).ConfigureAwait(false);
        var context = executor.CreateContext(session, writer, inspection, last: null) with
        {
            IsDryRun = true,
            Progress = progress is null ? null : new StepProgress(progress, inspection.Plan.Steps.Length),
        };
        await Commands.ExecuteAsync(session, StepBorders.Begin, cancellationToken).ConfigureAwait(false);
        try
        {
            // Ends before the rollback, which after a failure has nothing left to do, and would say so.
            using var notices = new NoticeLog(session, options, logger);
            await executor.RunOrRefuseAsync(context, inspection.Plan, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await Commands.RollBackAsync(session).ConfigureAwait(false);
        }

        Log.DryRunEnded(logger, context.Committed.Applied.Count);
        return new MigrationResult { Applied = [.. context.Committed.Applied], Findings = [.. inspection.Findings, .. context.Committed.Findings], Head = inspection.History.Head, IsDryRun = true };
    }
}
