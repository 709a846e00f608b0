using System.Collections.Immutable;
using StrictMigrations.Validation.Rules;

namespace StrictMigrations.Execution;

/// <summary>Undoes one migration in one transaction: its script, the proof that the schema is the one from before it, the event, COMMIT.</summary>
internal sealed class RollbackStep(StepContext context, Rollback rollback, string reason)
{
    public Task<AppliedMigration> ExecuteAsync(CancellationToken cancellationToken) =>
        StepObservation.RunAsync(context, rollback.Migration, Telemetry.Outcomes.RolledBack, () => ExecuteUnobservedAsync(cancellationToken));

    private async Task<AppliedMigration> ExecuteUnobservedAsync(CancellationToken cancellationToken)
    {
        try
        {
            var step = await new TransactionalStep(context, rollback.Script, RequireSchema, Draft).ExecuteAsync(cancellationToken).ConfigureAwait(false);
            context.Committed.Add(step);
            return step;
        }
        catch (Exception exception)
        {
            await Commands.RollBackAsync(context.Connection).ConfigureAwait(false);
            if (exception is StrictMigrationException || (exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
                throw;
            throw StepFailure.Explain(context, exception, rollback.Script, remedy: $"{rollback.Migration.FileName} is applied as before. Correct the rollback script and roll back again.");
        }
    }

    private LedgerEvent Draft() => context.Ledger.Draft(EventKind.RolledBack, rollback.Migration.Id) with { Checksum = rollback.Script.Checksum.Value, Reason = reason };

    private void RequireSchema(SchemaEffect effect)
    {
        if (rollback.Before is { } before && !string.Equals(before.Fingerprint, effect.After.Fingerprint.Value, StringComparison.Ordinal))
            throw new ProofException([$"The schema is not the one from before {rollback.Migration.FileName}:", .. Differences(before, effect)], directive: null);
    }

    private static ImmutableArray<string> Differences(SchemaBefore before, SchemaEffect effect) => before.Snapshot is { } snapshot
        ? [.. SchemaDiff.Between(snapshot, effect.After).Changes.Select(DriftWords.Of)]
        : [$"it would be {effect.After.Fingerprint}, and was {before.Fingerprint}, which was not kept, so that the difference cannot be named.", .. Done(effect)];

    private static IEnumerable<string> Done(SchemaEffect effect) => effect.Diff.IsEmpty
        ? ["The script changed nothing in the schema."]
        : effect.Diff.ToText().TrimEnd().Split('\n').Prepend("What the script did:");
}
