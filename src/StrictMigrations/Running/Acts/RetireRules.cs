namespace StrictMigrations.Running.Acts;

/// <summary>Why a migration cannot be retired.</summary>
internal static class RetireRules
{
    private static readonly Rule RetiredRule = new("retire/already-retired", Severity.Error, "A migration is retired once.");
    private static readonly Rule InterruptedRule = new("retire/interrupted", Severity.Error, "An interrupted migration is resolved before it is retired.");
    private static readonly Rule AppliedRule = new("retire/applied", Severity.Error, "A migration that is applied is retired when a baseline stands for it or another replaces it.");
    private static readonly Rule DependedOnRule = new("retire/depended-on", Severity.Error, "Nothing active depends on what is retired.");
    private static readonly Rule NeededRule = new("retire/needed", Severity.Error, "A fresh database is built without what is retired.");
    private static readonly Rule NotReplacedRule = new("retire/not-replaced", Severity.Error, "What replaces a migration makes the schema that it made.");
    private static readonly Rule UnprovedRule = new("retire/unproved", Severity.Error, "That a fresh database is built without what is retired is proved in a shadow database.");
    private static readonly Rule TakenRule = new("retire/name-taken", Severity.Error, "The name of the retired file is free.");

    public static Finding AlreadyRetired(Migration migration) => RetiredRule.Finds(
        migration.FileName, $"{migration.FileName} is retired already.", "Leave it out.", Place.InFile(migration.Location));

    public static Finding Interrupted(MigrationStatus status) => InterruptedRule.Finds(
        status.FileName,
        $"{status.FileName} is interrupted in this database: it is neither applied nor undone.",
        $"Decide first how it goes on: strict-migrations resolve {status.Id} --continue | --restart | --done.",
        PlaceOf(status.Migration!));

    public static Finding Applied(Migration migration) => AppliedRule.Finds(
        migration.FileName,
        $"{migration.FileName} is applied in this database, no baseline stands for it and nothing replaces it: the next start would refuse it.",
        "Make a baseline first (strict-migrations baseline), or name what does its work now: RetireRequest.ReplacedBy, or --replaced-by.",
        PlaceOf(migration));

    public static Finding DependedOn(Migration migration, Migration dependent) => DependedOnRule.Finds(
        migration.FileName,
        $"{dependent.FileName} depends on {migration.FileName} and stays active.",
        $"Retire {dependent.FileName} with it, or make a baseline that stands for {migration.FileName} first.",
        PlaceOf(dependent));

    public static Finding Needed(IEnumerable<MigrationStatus> retired, StrictMigrationException refusal)
    {
        var (what, place) = refusal switch
        {
            MigrationFailedException failed => ($"{failed.Migration} fails: {failed.Reason}", failed.Place),
            MigrationValidationException { Findings: var findings } => (string.Join("; ", findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Message)), findings[0].Place),
            _ => (refusal.Message, null),
        };
        return NeededRule.Finds(
            Names(retired),
            $"An empty database is not built without {Names(retired)}, as a shadow database showed: {what}",
            "Make a baseline first: strict-migrations baseline --version NNNN --name NAME. Then retire what it stands for.",
            place);
    }

    public static Finding NotReplaced(IEnumerable<MigrationStatus> retired, SchemaDiff difference) => NotReplacedRule.Finds(
        Names(retired),
        $"Without {Names(retired)} an empty database gets another schema, as a shadow database showed:\n{difference.ToText().TrimEnd()}",
        "Let a migration, applied in every database, make the same; or make a baseline first: strict-migrations baseline --version NNNN --name NAME.");

    public static Finding Unproved(Migration migration, string statement) => UnprovedRule.Finds(
        migration.FileName,
        $"{migration.FileName} has a {statement}, whose effect is not in one database: what an empty one would be cannot be tried beside the live one.",
        "Make a baseline that stands for it, or guard the statement in a DO block that looks whether it is done.",
        PlaceOf(migration));

    public static Finding NameTaken(FileChange change) => TakenRule.Finds(
        Path.GetFileName(change.From), $"{change.To} is there already.", "Delete or rename that file first.", Place.InFile(change.To));

    private static string Names(IEnumerable<MigrationStatus> retired) => string.Join(", ", retired.Select(status => status.FileName));

    private static Place PlaceOf(Migration migration) => Place.InFile(migration.Location);
}
