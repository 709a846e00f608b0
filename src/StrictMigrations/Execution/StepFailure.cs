using System.Data;
using Npgsql;
using StrictMigrations.Scripts;

namespace StrictMigrations.Execution;

/// <summary>What went wrong in a step as the one exact error that a person reads.</summary>
internal static class StepFailure
{
    /// <param name="context">The run.</param>
    /// <param name="exception">What was caught.</param>
    /// <param name="migration">The script that ran.</param>
    /// <param name="statementsKept">Without transaction: how many statements took effect.</param>
    /// <param name="remedy">What to do, when it is another thing than mending the migration.</param>
    public static StrictMigrationException Explain(StepContext context, Exception exception, Migration migration, int? statementsKept = null, string? remedy = null)
    {
        if (exception is PostgresException refused && context.Ledger.Explain(refused, WhatStays.OfStep(migration, statementsKept)) is { } fenced)
            return fenced;
        var problem = exception switch
        {
            StatementException failed => StepProblem.Of(failed, migration),
            ScriptException script => StepProblem.Of(script, migration),
            ProofException proof => StepProblem.Of(proof, migration),
            PostgresException error => StepProblem.Of(error, migration),
            _ => StepProblem.Of(exception, migration),
        };
        if (context.IsDryRun)
            problem = problem.InDryRun();
        if (context.Connection.State != ConnectionState.Open)
            problem = problem.WithoutConnection(hasCommitted: statementsKept > 0 || context.Committed.Applied.Count > 0);
        return FailureMessage.Compose(migration, problem with { Remedy = problem.Remedy ?? remedy }, context.IsDryRun ? [] : context.Committed.Applied, statementsKept, exception.InnerException ?? exception, context.Options);
    }
}
