using System.Collections.Immutable;
using StrictMigrations.Validation.Rules;

namespace StrictMigrations.Execution;

/// <summary>
/// A baseline: recorded without running it where its schema is there already (even skipped statements would lock every table), run
/// on an empty database, and refused, with the difference, on any other.
/// </summary>
internal sealed class BaselineStep(StepContext context, Migration migration)
{
    private string Expected => migration.Header.Schema!.Value;

    public async Task<AppliedMigration> ExecuteAsync(CancellationToken cancellationToken)
    {
        var current = context.Schema!.Current;
        if (string.Equals(current.Fingerprint.Value, Expected, StringComparison.Ordinal))
            return await RecordAsync(current, cancellationToken).ConfigureAwait(false);
        return await new TransactionalStep(context, migration, RequireSchema).ExecuteAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<AppliedMigration> RecordAsync(SchemaSnapshot current, CancellationToken cancellationToken)
    {
        var effect = await context.Schema!.ReadWholeAsync(context.Connection, isOneTransaction: false, cancellationToken).ConfigureAwait(false);
        var draft = context.Ledger.Draft(EventKind.Baselined, migration.Id) with { Checksum = migration.Checksum.Value, DurationMicroseconds = 0 };
        if (!context.IsDryRun)
            await EventAppend.ExecuteAsync(context.Connection, context.Ledger, effect.Describe(draft), [effect.Keep(context.Ledger.QuotedSchema)], WhatStays.NotBegun(migration), cancellationToken).ConfigureAwait(false);
        context.Schema.Accept(effect with { After = current });
        return new AppliedMigration(migration.FileName, TimeSpan.Zero, Statements: 0, "its schema is there: recorded, not run");
    }

    /// <summary>
    /// Throws inside the transaction, so that whatever the script did is rolled back. A database that has something, and not all
    /// of it, is not completed: nobody said what its rows would need.
    /// </summary>
    private void RequireSchema(SchemaEffect effect)
    {
        var leadsThere = string.Equals(effect.After.Fingerprint.Value, Expected, StringComparison.Ordinal);
        if (UnmanagedRules.IsEmpty(context.Schema!.Current) && leadsThere)
            return;
        Finding[] other = leadsThere ? [] : [FindOther(effect)];
        throw new StepRefusedException([.. effect.Diff.Changes.Select(FindDifference), .. other, .. NeverApplied()]);
    }

    private Finding FindDifference(SchemaChange change) => BaselineRules.Mismatch.Finds(
        change.Object.ToString(),
        $"{migration.FileName} does not stand for this database: {(change.Kind == SchemaChangeKind.Added ? $"{change.Object} is missing here" : $"{change.Object} is another here")}. The script was tried and rolled back.",
        "Bring the database to the schema that the baseline was made from, or generate the baseline from this one.",
        Place.OfObject(change.Object.ToString()));

    private Finding FindOther(SchemaEffect effect) => BaselineRules.Mismatch.Finds(
        migration.FileName,
        $"{migration.FileName} leads to the schema {effect.After.Fingerprint} and names {Expected}: this database has objects that the baseline does not know, or that it has otherwise. The script was tried and rolled back.",
        "Compare it with the database that the baseline was made from: strict-migrations diff. Then bring this one to it, or generate the baseline anew.",
        Place.InFile(migration.Location));

    private IEnumerable<Finding> NeverApplied() =>
        from status in context.Validation.Plan!.States
        where status.State == MigrationState.Superseded && status.History is not { IsApplied: true } && context.Validation.History!.Entries.Count > 0
        select BaselineRules.Mismatch.Finds(
            status.FileName,
            $"{migration.FileName} stands for {status.FileName} too, which this database never had.",
            "It may be what is missing here.") with { Severity = Severity.Warning };
}

/// <summary>A step was tried, found not to fit this database, and rolled back.</summary>
internal sealed class StepRefusedException(ImmutableArray<Finding> findings) : Exception(findings[0].Message)
{
    public ImmutableArray<Finding> Findings { get; } = findings;
}
