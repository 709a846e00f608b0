using Npgsql;

namespace StrictMigrations.Execution;

/// <summary>Writes the event of a failure, in a transaction of its own, after the rollback. It never hides the failure itself.</summary>
internal static class FailureRecord
{
    public static async Task WriteAsync(StepContext context, Migration migration, MigrationFailedException failure, UntransactedStep? untransacted)
    {
        var draft = (untransacted?.DraftFailure() ?? context.Ledger.Draft(EventKind.Failed, migration.Id) with { Checksum = migration.Checksum.Value }) with
        {
            ErrorSqlState = failure.SqlState,
            ErrorMessage = failure.Reason,
            ErrorFile = migration.FileName,
            ErrorLine = failure.Place?.Line,
        };
        // What this run committed before did not wait for the disk: this event takes it there.
        if (context.Committed.Applied.Count == 0 && context.Ledger.History.Find(migration.Id)?.Last is { } last && IsSame(last, draft))
            return;
        try
        {
            await EventAppend.ExecuteAsync(context.Connection, context.Ledger, draft, context.Schema?.Keep(context.Ledger) ?? [], WhatStays.OfStep(migration, untransacted?.Done), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or MigrationDatabaseException or InvalidOperationException or IOException)
        {
            Log.FailureNotRecorded(context.Logger, migration.FileName, exception.Message);
        }
    }

    /// <summary>A process that crashes and restarts for ever must not fill the ledger.</summary>
    private static bool IsSame(LedgerEvent last, LedgerEvent draft) =>
        last.Kind == EventKind.Failed && last.Statement == draft.Statement && last.ErrorLine == draft.ErrorLine
        && string.Equals(last.Checksum, draft.Checksum, StringComparison.Ordinal)
        && string.Equals(last.ErrorSqlState, draft.ErrorSqlState, StringComparison.Ordinal)
        && string.Equals(last.ErrorMessage, draft.ErrorMessage, StringComparison.Ordinal);
}
