using System.Globalization;

namespace StrictMigrations.Validation.Rules;

/// <summary>What the ledger says and the files do not.</summary>
internal sealed class HistoryRules : IMigrationValidator
{
    public static readonly Rule Missing = new("history/missing", Severity.Error, "The file of an applied migration is kept.");
    public static readonly Rule Ahead = new("history/ahead", Severity.Warning, "The application knows every migration of the database.");
    public static readonly Rule Interrupted = new("history/interrupted", Severity.Error, "A migration without transaction that was interrupted is resolved.") { IsMandatory = true };
    public static readonly Rule RetiredAfterApply = new("history/retired-after-apply", Severity.Error, "A migration that was applied is not retired, unless another replaces it.");

    public ValidationStage Stage => ValidationStage.History;

    public IReadOnlyList<Rule> Rules { get; } = [Missing, Ahead, Interrupted, RetiredAfterApply];

    public ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        var renamed = Rename.In(context.Plan!).Select(rename => rename.Recorded.Id).ToHashSet();
        return ValueTask.FromResult<IReadOnlyList<Finding>>(
            [.. context.Plan!.States.Where(status => !renamed.Contains(status.Id)).Select(status => Find(status, context)).OfType<Finding>()]);
    }

    private static Finding? Find(MigrationStatus status, ValidationContext context) => status.State switch
    {
        MigrationState.Missing => FindMissing(status),
        MigrationState.Ahead => FindAhead(status, context),
        MigrationState.Interrupted => FindInterrupted(status),
        MigrationState.RetiredAfterApply when !IsReplaced(status.Migration!, context.Catalog) => FindRetired(status),
        _ => null,
    };

    private static Finding FindMissing(MigrationStatus status) => Missing.Finds(
        status.FileName,
        $"{status.FileName} was applied on {Day(status)}, and its file is gone.",
        "Restore the file from version control, and make sure that it is deployed with the application.");

    private static Finding FindAhead(MigrationStatus status, ValidationContext context) => Ahead.Finds(
        status.FileName,
        $"{status.FileName} was applied on {Day(status)} by {status.History!.AppliedBy!.Application} {status.History.AppliedBy.ApplicationVersion}; this application ends at version {context.Catalog.Highest?.ToString() ?? "none"}.",
        "Do nothing while a newer release is being rolled out; otherwise deploy the release that has the file.");

    private static Finding FindInterrupted(MigrationStatus status)
    {
        var (history, last) = (status.History!, status.History!.Last);
        var error = last.ErrorMessage is null ? " Whether the next one took effect too is not recorded: look before you decide." : string.Create(CultureInfo.InvariantCulture, $" It stopped at {last.ErrorFile}:{last.ErrorLine} with: {last.ErrorMessage}");
        var name = status.Id.Shortest;
        return Interrupted.Finds(
            status.FileName,
            string.Create(CultureInfo.InvariantCulture, $"{status.FileName} runs without transaction, was last recorded on {last.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC and did not end: {Statements(history.StatementsDone)}.{error}"),
            $"""
            Look at what it left behind (an index that is INVALID must be dropped), then decide:
            strict-migrations resolve {name} --continue   goes on behind the statements that are done
            strict-migrations resolve {name} --restart    runs all of it again
            strict-migrations resolve {name} --done       you have completed it by hand
            """,
            status.Migration is { } migration ? Place.InFile(migration.Location) : null);
    }

    private static Finding FindRetired(MigrationStatus status) => RetiredAfterApply.Finds(
        status.FileName,
        $"{status.FileName} is retired, but it was applied here on {Day(status)}: a fresh database would be built without it.",
        "Give the file its name without .retired back, or name in its RETIRED line what does its work now: replaced by <version>.",
        Place.InFile(status.Migration!.Location));

    /// <summary><c>RETIRED: 2026-11-22 (why) replaced by 0030</c>, and 0030 is there.</summary>
    private static bool IsReplaced(Migration retired, Catalog catalog) =>
        retired.Header.Retirement?.ReplacedBy is { } replacement && catalog.Active.Any(migration => migration.IsNamed(replacement));

    private static string Statements(int count) => count == 1 ? "1 statement is done and stays" : string.Create(CultureInfo.InvariantCulture, $"{count} statements are done and stay");

    private static string Day(MigrationStatus status) =>
        (status.History!.AppliedBy ?? status.History.Last).At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
