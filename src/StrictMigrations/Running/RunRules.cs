using StrictMigrations.Execution;

namespace StrictMigrations.Running;

/// <summary>Rules about runs, not about files or history.</summary>
internal static class RunRules
{
    private static readonly Rule InProgressRule = new("run/in-progress", Severity.Error, "No other run changes the database while it is validated.");

    public static Finding InProgress(LockHolder holder) => InProgressRule.Finds(
        "the database",
        $"A migration is in progress, so what the ledger says now is not the last word. {LockHolders.Describe(holder)}",
        "Validate again when it has ended.");
}
