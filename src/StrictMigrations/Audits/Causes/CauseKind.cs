using StrictMigrations.Audits.Rules;

namespace StrictMigrations.Audits.Causes;

/// <summary>A cause that findings of certain rules have in common.</summary>
internal sealed record CauseKind(string Title, string Impact, string Remedy, params Rule[] Rules)
{
    /// <summary>In this order: a finding belongs to the first that takes it.</summary>
    public static CauseKind[] All { get; } =
    [
        new("What ran is retired, and what stands in its place never ran",
            "This database and a fresh one are made by different files.",
            "A baseline stands for both; the file that never ran is retired.",
            ExecutionRules.RetiredButExecuted, ExecutionRules.NeverExecuted),
        new("The history does not explain the schema",
            "No fresh database, no test and no recovery can be built from the files.",
            "A baseline, generated from the schema that is there and proved on an empty database.",
            AuditedSchemaRules.Unexplained, AuditedSchemaRules.FreshFails, AuditedSchemaRules.FreshDiffers),
        new("The history's own rows cannot be trusted",
            "Whoever reads them does not learn what happened; a failure that is read as nothing to do ends in success over an empty database.",
            "Correct or leave out the rows that are named, and adopt the rest into the ledger.",
            RowRules.OtherApplication, RowRules.ForeignRow, RowRules.UnknownStatus, RowRules.DuplicateRow, RowRules.HistoryColumns),
        new("Files were changed after they ran",
            "The text that made this database is not the text that a fresh one gets.",
            "Bring the texts back from version control; changes become new migrations.",
            RecordedChecksumRules.Modified, RowRules.Missing, RowRules.Renamed),
        new("A number means several files",
            "The order in which they ran is not in their names: another database may have got another order.",
            "Files that ran stay behind a baseline; one that never ran gets a number of its own.",
            FileRules.DuplicateNumber),
        new("Dependencies are not declared, and nobody enforces them",
            "Files run without what they need, or never.",
            "Retire what is of no use; new migrations declare DEPENDS, which every start checks.",
            AuditedDependencyRules.Unmet, AuditedDependencyRules.Undeclared),
        new("The application expects what the schema never had",
            "False alarms: the start is refused although the database is right.",
            "Replace the list by EXPECTS lines in the migrations that bring the objects.",
            AuditedSchemaRules.FalseExpectation),
        new("A recorded checksum is none",
            "Nothing proves which text ran: an edit since would not be seen.",
            "Compare the effect with the schema; a baseline ends the question.",
            RecordedChecksumRules.Unverifiable),
        new("The folder holds what is no migration, or not any more",
            "Files are passed over in silence, and nobody knows whether a database got them.",
            "Rename, retire with a reason, or delete.",
            FileRules.Misnamed, FileRules.Unreadable, FileRules.Gap, FileRules.FileBeside),
        new("Files repeat each other, or do nothing",
            "CREATE … IF NOT EXISTS passes over a table of another definition in silence, and the row says completed.",
            "Changes are written as ALTER, with EXPECTS; a migration without effect is reported from now on.",
            DefinitionRules.Redefined, FileRules.SameText, FileRules.DoesNothing),
        new("Checksums depend on the machine's line ends",
            "The former runner reports edits that nobody made.",
            "The ledger's checksums do not depend on line ends.",
            RecordedChecksumRules.LineEnds),
        new("Nothing was proved on an empty database",
            "Whether a fresh database succeeds is not known.",
            "Audit again with a role that may create databases.",
            AuditedSchemaRules.NotReplayed),
        // The ones that a failure without row would leave over.
        new("A migration failed", "It left nothing, and it is not done.", "Correct it or let a baseline stand for it.", ExecutionRules.Failed, ExecutionRules.Blocked),
    ];
}
