namespace StrictMigrations.Validation.Rules;

/// <summary>A file that appeared below what is applied.</summary>
internal sealed class LateRules : IMigrationValidator
{
    public static readonly Rule Late = new("ordering/late", Severity.Error, "A migration that never ran is above all that did.");

    public ValidationStage Stage => ValidationStage.History;

    public IReadOnlyList<Rule> Rules { get; } = [Late];

    public ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        var renamed = Rename.In(context.Plan!).Select(rename => rename.Present.Id).ToHashSet();
        var late = context.Plan!.States.Where(status => status.State == MigrationState.NeverExecuted && !renamed.Contains(status.Id));
        return ValueTask.FromResult<IReadOnlyList<Finding>>([.. late.Select((status, index) => Find(status.Migration!, index, context))]);
    }

    private static Finding Find(Migration migration, int index, ValidationContext context) => Late.Finds(
        migration.FileName,
        $"{migration.FileName} never ran in this database, although version {context.History!.HighestApplied} is applied.",
        $"Renumber it to {FreeVersion.After(context.Catalog, index)}, or let it run late with a line in its header: -- ALLOW: {Late.Id} (why its order does not matter)",
        Place.InFile(migration.Location));
}
