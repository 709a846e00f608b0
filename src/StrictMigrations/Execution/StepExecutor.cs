namespace StrictMigrations.Execution;

/// <summary>Runs one step, and turns what goes wrong into one exact error and, where something failed, an event.</summary>
internal sealed class StepExecutor(StepContext context)
{
    public Task<AppliedMigration> ExecuteAsync(Migration migration, CancellationToken cancellationToken) =>
        StepObservation.RunAsync(context, migration, Telemetry.Outcomes.Applied, () => ExecuteUnobservedAsync(migration, cancellationToken));

    private async Task<AppliedMigration> ExecuteUnobservedAsync(Migration migration, CancellationToken cancellationToken)
    {
        var untransacted = await TransactionMode.IsTransactionalAsync(migration, context.Options, cancellationToken).ConfigureAwait(false)
            ? null
            : new UntransactedStep(context, migration);
        try
        {
            var applied = await RunAsync(migration, untransacted, cancellationToken).ConfigureAwait(false);
            context.Committed.Add(applied);
            return applied;
        }
        catch (Exception exception)
        {
            // Outside of a transaction ROLLBACK would leave a warning in the server's log.
            if (untransacted is not { InTransaction: false })
                await Commands.RollBackAsync(context.Connection).ConfigureAwait(false);
            if (exception is StrictMigrationException or StepRefusedException || (exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
                throw;
            var begun = untransacted is { HasStarted: true } ? untransacted : null;
            var failure = StepFailure.Explain(context, exception, migration, begun?.Done);
            if (failure is MigrationFailedException failed && !context.IsDryRun)
                await FailureRecord.WriteAsync(context, migration, failed, begun).ConfigureAwait(false);
            throw failure;
        }
    }

    private Task<AppliedMigration> RunAsync(Migration migration, UntransactedStep? untransacted, CancellationToken cancellationToken) => (untransacted, migration.Header.Schema) switch
    {
        ({ } step, _) => step.ExecuteAsync(cancellationToken),
        (_, { }) => new BaselineStep(context, migration).ExecuteAsync(cancellationToken),
        _ => new TransactionalStep(context, migration).ExecuteAsync(cancellationToken),
    };
}
