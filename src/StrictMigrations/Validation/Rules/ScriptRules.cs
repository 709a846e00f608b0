using StrictMigrations.Catalogs;
using StrictMigrations.Scripts;

namespace StrictMigrations.Validation.Rules;

/// <summary>The statements of migrations that never ran, as far as their text shows what is wrong.</summary>
internal sealed class ScriptRules : IMigrationValidator
{
    public static readonly Rule Syntax = new("authoring/syntax", Severity.Error, "A script can be split into statements.") { IsMandatory = true };
    public static readonly Rule Empty = new("authoring/empty", Severity.Error, "A script has a statement.");
    public static readonly Rule TransactionControl = new("authoring/transaction-control", Severity.Error, "A script leaves the transaction to the runner.") { IsMandatory = true };
    public static readonly Rule NeedsNoTransaction = new("authoring/needs-no-transaction", Severity.Error, "A statement that cannot run in a transaction stands in a file that says so.");
    public static readonly Rule MixedTransaction = new("authoring/mixed-transaction", Severity.Error, "Statements that cannot run in a transaction have a file of their own.");

    public static readonly Rule Placeholder = new("authoring/placeholder", Severity.Error, "Every placeholder has a value and fits where it stands.") { IsMandatory = true };

    public ValidationStage Stage => ValidationStage.Files;

    public IReadOnlyList<Rule> Rules { get; } = [Syntax, Empty, TransactionControl, NeedsNoTransaction, MixedTransaction, Placeholder];

    public async ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var migration in context.Unapplied.Where(migration => migration.OpenScript is not null))
        {
            var outline = await ScriptOpening.ReadAsync(migration, script => ScriptOutline.ReadAsync(script, context.Options, cancellationToken)).ConfigureAwait(false);
            findings.AddRange(Find(migration, outline, context.Options.NonTransactional));
        }

        return findings;
    }

    private static IEnumerable<Finding> Find(Migration migration, ScriptOutline outline, NonTransactionalStatements mode)
    {
        if (outline.Refusal is { } refusal)
            yield return FindRefusal(Syntax, migration, refusal);
        foreach (var placeholder in outline.Placeholders)
            yield return FindRefusal(Placeholder, migration, placeholder);
        var isTransactional = migration.Header.Transactional && (mode == NonTransactionalStatements.Declared || outline.NonTransactional.Count == 0);
        foreach (var control in outline.Controls.Where(control => !isTransactional || !IsLeftToRunner(control, outline)))
            yield return FindControl(migration, control, isTransactional);
        if (outline.Refusal is null && outline.Count == outline.Controls.Count)
            yield return FindEmpty(migration);
        foreach (var mark in isTransactional ? outline.NonTransactional : [])
            yield return FindUndeclared(migration, mark);
        if (!isTransactional && outline is { NonTransactional: [var first, ..], FirstOther: { } other })
            yield return FindMixed(migration, first, other);
    }

    /// <summary>A BEGIN before everything with a COMMIT behind everything: the runner supplies that transaction.</summary>
    private static bool IsLeftToRunner(StatementMark control, ScriptOutline outline) => outline.Controls switch
    {
        [{ Index: 0, Kind.Control: Scripts.TransactionControl.Begin } begin] when outline.Refusal is not null => control == begin,
        [{ Index: 0, Kind.Control: Scripts.TransactionControl.Begin }, { Kind.Control: Scripts.TransactionControl.Commit } commit] => commit.Index == outline.Count - 1,
        _ => false,
    };

    private static Finding FindRefusal(Rule rule, Migration migration, ScriptException refusal) =>
        rule.Finds(migration.FileName, refusal.Message, refusal.Remedy, Place.InFile(migration.Location, refusal.Line, refusal.Column));

    private static Finding FindControl(Migration migration, StatementMark mark, bool isTransactional) => TransactionControl.Finds(
        migration.FileName,
        $"{mark.Kind.Tag} stands in the script, but the transaction belongs to the runner.",
        isTransactional
            ? "Delete it. One BEGIN before everything with one COMMIT behind everything may stay; for several transactions write several migrations."
            : "Delete it: without a transaction each statement runs alone. Statements that need a transaction go into a migration of their own.",
        PlaceOf(migration, mark));

    private static Finding FindEmpty(Migration migration) => Empty.Finds(
        migration.FileName,
        $"{migration.FileName} does nothing: there is no statement in it.",
        "Write its statements, or delete the file.",
        Place.InFile(migration.Location));

    private static Finding FindUndeclared(Migration migration, StatementMark mark) => NeedsNoTransaction.Finds(
        migration.FileName,
        $"{mark.Kind.Tag} cannot run inside a transaction as it is written here.",
        "Move it into a migration of its own, with this line in the header:\n-- TRANSACTION: none",
        PlaceOf(migration, mark));

    /// <summary>Where the header says so the author knows that the statements are not undone together; where they are only detected nobody does.</summary>
    private static Finding FindMixed(Migration migration, StatementMark first, StatementMark other)
    {
        var finding = MixedTransaction.Finds(
            migration.FileName,
            $"{first.Kind.Tag} cannot run inside a transaction, so that nothing in this file does: when a statement fails, what ran before it, such as the {other.Kind.Tag} in line {other.Line}, stays.",
            $"Move {first.Kind.Tag} into a migration of its own.",
            PlaceOf(migration, first));
        return migration.Header.Transactional ? finding : finding with { Severity = Severity.Warning };
    }

    private static Place PlaceOf(Migration migration, StatementMark mark) => Place.InFile(migration.Location, mark.Line, mark.Column);
}
