using StrictMigrations.Adoption;

namespace StrictMigrations.Audits.Rules;

/// <summary>Whether the files are the ones that ran.</summary>
internal static class RecordedChecksumRules
{
    public static readonly Rule Modified = new("audit/modified", Severity.Error, "A file is as it was when it ran.");
    public static readonly Rule Unverifiable = new("audit/unverifiable", Severity.Error, "A recorded checksum is one.");
    public static readonly Rule LineEnds = new("audit/line-ends", Severity.Warning, "A file has the line ends with which it ran.");

    public static IEnumerable<AuditFinding> Find(AuditSubject subject) =>
        from migration in subject.Catalog.Active.Concat(subject.Catalog.Retired)
        let proof = subject.Executions.RowOf(migration)
        where proof is { Row.Meaning: RowMeaning.Executed }
        let finding = Find(subject, migration, proof)
        where finding is not null
        select new AuditFinding(finding with { Place = Place.InFile(migration.Location) });

    private static Finding? Find(AuditSubject subject, Migration migration, RowProof proof) => proof.Verdict switch
    {
        ChecksumVerdict.Different when !IsEditedByRetiring(migration) => Modified.Finds(
            migration.FileName,
            $"{migration.FileName} was edited since it ran: the recorded checksum {proof.Row.Checksum} is not the file's, with neither kind of line ends.",
            "Bring back the text that ran from version control; what the edit was for becomes a new migration."),
        ChecksumVerdict.SameButLineEnds => LineEnds.Finds(
            migration.FileName,
            $"{migration.FileName} is the file that ran, with other line ends: the recorded checksum matches only after changing them.",
            "Nothing to repair: the ledger's checksums do not depend on line ends. Fix them for this folder in .gitattributes while the former runner is in use."),
        ChecksumVerdict.NoChecksum => Unverifiable.Finds(
            migration.FileName,
            $"'{proof.Row.Checksum}' is recorded as the checksum of {migration.FileName}, which is none: the row was written by hand. Whether the file was edited since, nothing can say.",
            "Compare its effect with the schema; a baseline ends the question."),
        ChecksumVerdict.None when KeepsChecksums(subject) => Unverifiable.Finds(
            migration.FileName,
            $"No checksum is recorded for {migration.FileName}: whether it was edited since it ran, nothing can say.",
            "Compare its effect with the schema; a baseline ends the question."),
        _ => null,
    };

    /// <summary>A RETIRED line is an edit of its own, made on purpose.</summary>
    private static bool IsEditedByRetiring(Migration migration) => migration.Header.Retirement is not null;

    private static bool KeepsChecksums(AuditSubject subject) =>
        subject.History.Shape is { Algorithm: not ForeignAlgorithm.None, Columns.Checksum: { } column } && !subject.History.MissingColumns.Contains(column);
}
