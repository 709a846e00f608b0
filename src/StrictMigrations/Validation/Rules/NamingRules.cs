namespace StrictMigrations.Validation.Rules;

/// <summary>Files that should have been migrations and could not be taken as such.</summary>
internal sealed class NamingRules : IMigrationValidator
{
    public static readonly Rule Misnamed = new("naming/misnamed", Severity.Error, "A file that ends in .sql is named as a migration.");
    public static readonly Rule RollbackAlone = new("naming/rollback-without-migration", Severity.Error, "A rollback script stands beside the migration it undoes.");
    public static readonly Rule Unreadable = new("naming/unreadable", Severity.Error, "A migration can be read.") { IsMandatory = true };

    public ValidationStage Stage => ValidationStage.Files;

    public IReadOnlyList<Rule> Rules { get; } = [Misnamed, RollbackAlone, Unreadable];

    public ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<Finding>>([.. context.Catalog.Rejected.Select((file, index) => Find(file, index, context))]);

    private static Finding Find(RejectedFile file, int index, ValidationContext context) => RuleOf(file.Reason).Finds(
        file.FileName,
        $"{file.FileName} cannot be taken as a migration: {file.Message.TrimEnd('.')}.",
        RemedyFor(file, index, context),
        Place.InFile(file.Location));

    private static Rule RuleOf(RejectionReason reason) => reason switch
    {
        RejectionReason.RollbackWithoutMigration => RollbackAlone,
        RejectionReason.Unreadable => Unreadable,
        _ => Misnamed,
    };

    private static string RemedyFor(RejectedFile file, int index, ValidationContext context) => file.Reason switch
    {
        RejectionReason.RollbackWithoutMigration => RemedyForRollback(file, context),
        RejectionReason.Unreadable => "Give the account that runs this process read access to the file.",
        _ => $"Rename it, for instance to {NameSuggestion.For(file.FileName, context.Options.Naming, FreeVersion.After(context.Catalog, index), version => IsTaken(version, context.Catalog))}, or move it out of the folder if it is no migration.",
    };

    private static bool IsTaken(string version, Catalog catalog) =>
        MigrationVersion.TryParse(version, out var parsed) && catalog.Versioned.Any(migration => parsed.Equals(migration.Version));

    /// <summary>The migration with a name next to its own, when there is one.</summary>
    private static string RemedyForRollback(RejectedFile file, ValidationContext context)
    {
        var names = context.Catalog.Versioned.Where(migration => migration.Code is null).Select(migration => NameSuggestion.ForRollbackOf(migration, context.Options.Naming));
        return NearestName.To(file.FileName, names) is { } nearest
            ? $"Rename it to {nearest} if it undoes that migration, or delete it."
            : "Give it the name of the migration that it undoes, or delete it.";
    }
}
