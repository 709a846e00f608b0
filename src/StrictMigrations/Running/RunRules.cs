using System.Collections.Immutable;
using System.Globalization;
using StrictMigrations.Execution;

namespace StrictMigrations.Running;

/// <summary>Rules about runs, not about files or history.</summary>
internal static class RunRules
{
    private static readonly Rule InProgressRule = new("run/in-progress", Severity.Error, "No other run changes the database while it is validated.");

    private static readonly Rule PendingRule = new("history/pending", Severity.Error, "Nothing is pending where a start only validates.");

    private static readonly Rule FailedRule = new("run/failed", Severity.Error, "A migration runs to its end.");

    private static readonly Rule StoppedRule = new("run/stopped", Severity.Error, "A run can do its work.");

    public static ImmutableArray<Rule> All { get; } = [InProgressRule, PendingRule, FailedRule, StoppedRule];

    /// <summary>An exception as reports tell of it.</summary>
    public static IEnumerable<Finding> Of(Exception exception) => exception switch
    {
        MigrationValidationException refused => refused.Findings,
        MigrationFailedException failed => [FailedRule.Finds(failed.Migration, failed.Message, "Correct the cause as the message says, and start again.", failed.Place)],
        _ => [StoppedRule.Finds("the run", exception.Message, "Correct the cause as the message says, and start again.")],
    };

    public static Finding InProgress(LockHolder holder) => InProgressRule.Finds(
        "the database",
        $"A migration is in progress, so what the ledger says now is not the last word. {LockHolders.Describe(holder)}",
        "Validate again when it has ended.");

    /// <summary>For starts that must not migrate; everywhere else pending migrations are what a start is for.</summary>
    public static Finding Pending(MigrationPlan plan) => PendingRule.Finds(
        "the database",
        $"{(plan.Steps.Length == 1 ? "1 migration is" : string.Create(CultureInfo.InvariantCulture, $"{plan.Steps.Length} migrations are"))} pending, and this start only validates: {string.Join(", ", plan.Steps.Select(step => step.FileName))}.",
        "Migrate first: start an instance that migrates, or run strict-migrations migrate. Then start this one again.");

    /// <summary>What no other run can change.</summary>
    public static bool IsAboutFiles(Finding finding) =>
        finding.Rule.StartsWith("naming/", StringComparison.Ordinal) || finding.Rule.StartsWith("authoring/", StringComparison.Ordinal);
}
