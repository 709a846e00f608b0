using System.Globalization;
using System.Text;

namespace StrictMigrations.Execution;

/// <summary>The one message of a failed migration: what, where, what the server said, what stays, what to do.</summary>
internal static class FailureMessage
{
    public static MigrationFailedException Compose(Migration migration, StepProblem problem, IReadOnlyList<AppliedMigration> committed, int? statementsKept, Exception inner, StrictMigrationsOptions options)
    {
        var message = new StringBuilder();
        message.Append(CultureInfo.InvariantCulture, $"Migration {migration.FileName} failed at {problem.Place}");
        message.AppendLine().Append("  ").Append(problem.Error is null ? "" : $"{problem.Error.SqlState}: ").Append(problem.What);
        AddLine(message, "at", problem.Line);
        AddLine(message, "detail", problem.Error?.Detail);
        AddLine(message, "hint", problem.Error?.Hint);
        AddLine(message, "context", problem.Error?.Where);
        message.AppendLine().Append(WhatStays(problem, committed, statementsKept));
        message.AppendLine().Append(problem.Remedy ?? WhatToDo(migration, statementsKept));
        var text = message.ToString();
        var masked = PlaceholderMask.Apply(text, options);
        return new MigrationFailedException(masked, string.Equals(text, masked, StringComparison.Ordinal) ? inner : null)
        {
            Reason = PlaceholderMask.Apply(problem.What, options),
            Migration = migration.FileName,
            Place = problem.Place,
            SqlState = problem.Error?.SqlState,
            Committed = [.. committed.Select(applied => applied.FileName)],
            StatementsKept = statementsKept ?? 0,
        };
    }

    private static void AddLine(StringBuilder message, string label, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            message.AppendLine().Append(CultureInfo.InvariantCulture, $"  {label}: {text.ReplaceLineEndings("\n  ")}");
    }

    private static string WhatStays(StepProblem problem, IReadOnlyList<AppliedMigration> committed, int? statementsKept)
    {
        var step = statementsKept switch
        {
            null => problem.Stays ?? "It was rolled back and left nothing.",
            0 => "It runs without transaction; none of its statements was completed.",
            { } kept => string.Create(CultureInfo.InvariantCulture, $"It runs without transaction: its first {kept} statement{(kept == 1 ? "" : "s")} took effect and stay{(kept == 1 ? "s" : "")}."),
        };
        return committed.Count == 0
            ? $"{step} Nothing was committed before it in this run."
            : $"{step} Committed before it in this run: {string.Join(", ", committed.Select(applied => applied.FileName))}.";
    }

    private static string WhatToDo(Migration migration, int? statementsKept) => statementsKept is null
        ? $"Correct the {(migration.Code is null ? "file" : "code")} (it is not applied, so it may be edited) and start again."
        : $"Correct the cause, then: strict-migrations resolve {migration.Id} --continue | --restart | --done.";
}
