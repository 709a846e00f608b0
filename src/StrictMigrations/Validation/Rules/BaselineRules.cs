namespace StrictMigrations.Validation.Rules;

/// <summary>What a baseline must say, so that it can be proved.</summary>
internal sealed class BaselineRules : IMigrationValidator
{
    public static readonly Rule Incomplete = new("baseline/incomplete", Severity.Error, "A baseline names its versions and its schema, and runs in a transaction.") { IsMandatory = true };

    /// <summary>Found by the step that runs the baseline.</summary>
    public static readonly Rule Mismatch = new("baseline/mismatch", Severity.Error, "A baseline leads to the schema that it names.") { IsMandatory = true };

    public ValidationStage Stage => ValidationStage.Files;

    public IReadOnlyList<Rule> Rules { get; } = [Incomplete, Mismatch];

    public ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<Finding>>([.. context.Unapplied.Select(migration => Find(migration, context.Options)).OfType<Finding>()]);

    private static Finding? Find(Migration migration, StrictMigrationsOptions options) => (migration.Header, options.SchemaValidation) switch
    {
        // SCHEMA alone is a problem of the header.
        ({ Baseline.IsEmpty: true }, _) => null,
        ({ Schema: null }, _) => Found(migration, DirectiveKind.Baseline, "BASELINE without SCHEMA cannot be proved: nothing says which schema it stands for.", "Generate it: strict-migrations baseline writes both."),
        ({ Transactional: false }, _) => Found(migration, DirectiveKind.Baseline, "A baseline that runs without transaction could not be undone when the schema is another.", "Remove -- TRANSACTION: none."),
        (_, false) => Found(migration, DirectiveKind.Schema, "SCHEMA would not be checked, because schema validation is off.", "Set SchemaValidation."),
        _ => null,
    };

    private static Finding Found(Migration migration, DirectiveKind kind, string message, string remedy)
    {
        var directive = migration.Header.Of(kind).First();
        return Incomplete.Finds(migration.FileName, message, remedy, Place.InFile(migration.Location, directive.Line, directive.Column));
    }
}
