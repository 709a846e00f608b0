using StrictMigrations.Execution;

namespace StrictMigrations.Running;

/// <summary>What a dry run cannot undo is not tried.</summary>
internal static class DryRunRules
{
    private const string Remedy = "Try what comes before it with a target (MigrateRequest.Target, or --target); try the rest on a copy of the database.";

    private static readonly Rule NoTransactionRule = new("dry-run/no-transaction", Severity.Error, "A dry run has only steps that run in a transaction.");
    private static readonly Rule CodeRule = new("dry-run/code", Severity.Error, "A dry run has only steps that are scripts.");

    public static async Task<IEnumerable<Finding>> JudgeAsync(MigrationPlan plan, StrictMigrationsOptions options, CancellationToken cancellationToken)
    {
        var untransacted = await TransactionMode.UntransactedAsync(plan.Steps, options, cancellationToken).ConfigureAwait(false);
        return [.. untransacted.Select(NoTransaction), .. plan.Steps.Where(step => step.Code is not null).Select(Code)];
    }

    private static Finding NoTransaction(Migration migration) => NoTransactionRule.Finds(
        migration.FileName,
        $"{migration.FileName} runs without transaction: what it does cannot be rolled back, so a dry run cannot try it, nor what comes after it.",
        Remedy,
        Place.InFile(migration.Location));

    private static Finding Code(Migration migration) => CodeRule.Finds(
        migration.FileName,
        $"{migration.FileName} is written in C#: it could end the transaction, or act outside the database, and a dry run could not take that back.",
        Remedy,
        Place.InFile(migration.Location));
}
