namespace StrictMigrations.Validation.Rules;

/// <summary>What an interrupted migration left behind in the database.</summary>
internal sealed class InvalidIndexRules : IMigrationValidator
{
    public static readonly Rule InvalidIndex = new("history/invalid-index", Severity.Error, "An interrupted migration leaves no invalid index behind.");

    public ValidationStage Stage => ValidationStage.Live;

    public IReadOnlyList<Rule> Rules { get; } = [InvalidIndex];

    public async ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var interrupted = context.Plan?.States.Where(status => status is { State: MigrationState.Interrupted, Migration.OpenScript: not null }) ?? [];
        foreach (var status in interrupted)
        {
            var left = await InvalidIndexes.LeftByAsync(status.Migration!, context.Connection!, cancellationToken).ConfigureAwait(false);
            findings.AddRange(left.Select(index => Find(status, index)));
        }

        return findings;
    }

    private static Finding Find(MigrationStatus status, string index) => InvalidIndex.Finds(
        status.FileName,
        $"{status.FileName} was interrupted and left the index {index} invalid: it is kept up to date and used by no query, and IF NOT EXISTS takes it for done.",
        $"DROP INDEX CONCURRENTLY {index};",
        Place.OfObject($"index {index}"));
}
