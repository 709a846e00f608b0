using System.Collections.Immutable;

namespace StrictMigrations.Validation.Rules;

/// <summary>Headers of migrations that never ran.</summary>
internal sealed class HeaderRules : IMigrationValidator
{
    public static readonly Rule Header = new("authoring/header", Severity.Error, "Every directive of a header is understood.");
    public static readonly Rule Unsupported = new("authoring/unsupported-directive", Severity.Error, "A directive is used only once this version enforces it.") { IsMandatory = true };

    /// <summary>Read, but not enforced yet. A migration that relies on one of these must not run unchecked.</summary>
    public static readonly ImmutableArray<DirectiveKind> NotEnforced = [DirectiveKind.Baseline, DirectiveKind.Schema];

    public ValidationStage Stage => ValidationStage.Files;

    public IReadOnlyList<Rule> Rules { get; } = [Header, Unsupported];

    public ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<Finding>>([.. context.Unapplied.SelectMany(Find)]);

    private static IEnumerable<Finding> Find(Migration migration)
    {
        foreach (var problem in migration.Header.Problems)
            yield return Header.Finds(migration.FileName, problem.Message, problem.Remedy, Place.InFile(migration.Location, problem.Line, problem.Column));
        foreach (var directive in migration.Header.Directives.Where(directive => NotEnforced.Contains(directive.Kind)))
            yield return FindUnsupported(migration, directive);
    }

    private static Finding FindUnsupported(Migration migration, Directive directive) => Unsupported.Finds(
        migration.FileName,
        $"This version of StrictMigrations does not enforce {directive.Kind.ToString().ToUpperInvariant()} yet, and runs nothing unchecked.",
        "Delete the line, or update the StrictMigrations package to a version that enforces it.",
        Place.InFile(migration.Location, directive.Line, directive.Column));
}
