using System.Data;
using Npgsql;
using StrictMigrations.Scripts;

namespace StrictMigrations.Execution;

/// <summary>Runs one step, and turns what goes wrong into one exact error and, where something failed, an event.</summary>
internal sealed class StepExecutor(StepContext context)
{
    public async Task<AppliedMigration> ExecuteAsync(Migration migration, CancellationToken cancellationToken)
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
            await Commands.RollBackAsync(context.Connection).ConfigureAwait(false);
            if (exception is StrictMigrationException or StepRefusedException || (exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
                throw;
            var begun = untransacted is { HasStarted: true } ? untransacted : null;
            var failure = Explain(exception, migration, begun);
            if (failure is MigrationFailedException failed)
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

    private StrictMigrationException Explain(Exception exception, Migration migration, UntransactedStep? begun)
    {
        if (exception is PostgresException refused && context.Ledger.Explain(refused) is { } fenced)
            return fenced;
        var problem = exception switch
        {
            StatementException failed => StepProblem.Of(failed, migration),
            ScriptException script => StepProblem.Of(script, migration),
            ProofException proof => StepProblem.Of(proof, migration),
            PostgresException error => StepProblem.Of(error, migration),
            _ => StepProblem.Of(exception, migration),
        };
        if (context.Connection.State != ConnectionState.Open)
            problem = problem.WithoutConnection();
        return FailureMessage.Compose(migration, problem, context.Committed.Applied, begun?.Done, exception.InnerException ?? exception);
    }
}
