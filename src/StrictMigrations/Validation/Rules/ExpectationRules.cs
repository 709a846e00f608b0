namespace StrictMigrations.Validation.Rules;

/// <summary>EXPECTS and REQUIRES that cannot be read, or that nobody would check.</summary>
internal sealed class ExpectationRules : IMigrationValidator
{
    public static readonly Rule Unreadable = new("authoring/expectation", Severity.Error, "EXPECTS and REQUIRES follow the grammar.") { IsMandatory = true };

    public ValidationStage Stage => ValidationStage.Files;

    public IReadOnlyList<Rule> Rules { get; } = [Unreadable];

    public ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<Finding>>([.. context.Unapplied.SelectMany(migration => Find(migration, context.Options))]);

    private static IEnumerable<Finding> Find(Migration migration, StrictMigrationsOptions options)
    {
        foreach (var directive in migration.Header.Directives.Where(directive => directive.Kind is DirectiveKind.Expects or DirectiveKind.Requires))
        {
            var place = Place.InFile(migration.Location, directive.Line, directive.Column);
            var keyword = directive.Kind.ToString().ToUpperInvariant();
            if (!options.SchemaValidation)
                yield return Unreadable.Finds(migration.FileName, $"{keyword} would not be checked, because schema validation is off.", "Set SchemaValidation, or remove the line.", place);
            else if (!Expectation.TryParse(directive.Value, out _, out var problem))
                yield return Unreadable.Finds(migration.FileName, $"{keyword}: {problem.Message}", "Write it as docs/expectations.md describes, such as EXPECTS: column users.email text not null.", place);
        }
    }
}
