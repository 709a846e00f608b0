namespace StrictMigrations.Validation.Rules;

/// <summary>Headers of migrations that never ran.</summary>
internal sealed class HeaderRules : IMigrationValidator
{
    public static readonly Rule Header = new("authoring/header", Severity.Error, "Every directive of a header is understood.");

    public ValidationStage Stage => ValidationStage.Files;

    public IReadOnlyList<Rule> Rules { get; } = [Header];

    public ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<Finding>>([.. context.Unapplied.SelectMany(Find)]);

    private static IEnumerable<Finding> Find(Migration migration)
    {
        foreach (var problem in migration.Header.Problems)
            yield return Header.Finds(migration.FileName, problem.Message, problem.Remedy, Place.InFile(migration.Location, problem.Line, problem.Column));
    }
}
