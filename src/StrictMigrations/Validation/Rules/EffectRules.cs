namespace StrictMigrations.Validation.Rules;

/// <summary>A migration that did nothing: neither a row of the catalogs nor a tuple of a table was written in its transaction.</summary>
internal sealed class EffectRules : IMigrationValidator
{
    public static readonly Rule NoEffect = new("effect/none", Severity.Warning, "A migration has an effect.");

    public ValidationStage Stage => ValidationStage.AfterStep;

    public IReadOnlyList<Rule> Rules { get; } = [NoEffect];

    public ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<Finding>>(context is { IsWithoutEffect: true, Migration: { } migration } ? [Find(migration)] : []);

    private static Finding Find(Migration migration) => NoEffect.Finds(
        migration.FileName,
        $"{migration.FileName} did nothing: the schema is as before and no row was written. A statement with IF NOT EXISTS that found an object of another definition does nothing, silently.",
        "Say what must be there afterwards with EXPECTS, or waive it: -- ALLOW: effect/none (why).",
        Place.InFile(migration.Location));
}
