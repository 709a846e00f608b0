using StrictMigrations.Adoption;

namespace StrictMigrations.Audits.Rules;

/// <summary>What is wrong with the history's own rows.</summary>
internal static class RowRules
{
    public static readonly Rule OtherApplication = new("audit/other-application", Severity.Error, "The history is that of these files.");
    public static readonly Rule ForeignRow = new("audit/foreign-row", Severity.Error, "Every row names a migration.");
    public static readonly Rule Missing = new("audit/missing", Severity.Error, "What ran has its file.");
    public static readonly Rule Renamed = new("audit/renamed", Severity.Error, "A file has the name under which it ran.");
    public static readonly Rule DuplicateRow = new("audit/duplicate-row", Severity.Error, "A migration ran once.");
    public static readonly Rule UnknownStatus = new("audit/unknown-status", Severity.Error, "A row says whether it succeeded.");
    public static readonly Rule HistoryColumns = new("audit/history-columns", Severity.Error, "The history can record what happens: the file, its checksum, success and error.");

    public static IEnumerable<AuditFinding> Find(AuditSubject subject) =>
    [
        .. subject.Executions.IsForeign ? [FindForeign(subject)] : subject.Executions.Proofs.Select(FindRow).OfType<AuditFinding>(),
        .. FindDuplicates(subject),
        .. FindColumns(subject),
    ];

    private static AuditFinding FindForeign(AuditSubject subject) => new(OtherApplication.Finds(
        subject.History.Table,
        $"Not one of the {Counted.Of(subject.Executions.Proofs.Length, "row")} of {subject.History.Table} is about one of these files: {string.Join(", ", subject.Executions.Proofs.Take(3).Select(proof => proof.Row.Recorded))}…",
        "Name the history of this application (AuditRequest.HistoryTable, or --history), or its files (the source, or --migrations).",
        Place.OfObject($"table {subject.History.Table}")));

    private static AuditFinding? FindRow(RowProof proof) => proof switch
    {
        { Row.Meaning: RowMeaning.Unknown } => Of(UnknownStatus, proof, $"has the status '{proof.Row.Status}', which is no known word for success or failure", "Find out whether it ran, and correct the row."),
        { IsRenamed: true, Match.Migration: { } migration } => Of(Renamed, proof, $"is the file that is called {migration.FileName} now: the checksum is the same", "Give the file back the name under which it ran."),
        { Match.Migration: not null } => null,
        _ when !Executions.IsAboutMigration(proof) => null,
        { Match.Id: null } => Of(ForeignRow, proof, "names no migration of this application", "If it is another application's, leave it out when adopting: AdoptRequest.Skipped, or --skip."),
        { Row.Meaning: RowMeaning.Executed } => Of(Missing, proof, "ran, and there is no such file", "Bring the file back from version control; or let a baseline replace it."),
        _ => null,
    };

    private static AuditFinding Of(Rule rule, RowProof proof, string what, string remedy) =>
        new(rule.Finds(proof.Row.BaseName ?? proof.Row.Recorded, FormattableString.Invariant($"{proof.Row.Recorded} (row {proof.Row.Number}) {what}."), remedy));

    /// <summary>A failure before a success is a second try; two successes are not.</summary>
    private static IEnumerable<AuditFinding> FindDuplicates(AuditSubject subject) =>
        from proof in subject.Executions.Proofs
        where proof.Row.Meaning is RowMeaning.Executed
        group proof by proof.Row.BaseName ?? proof.Row.Recorded into same
        where same.Count() > 1 && subject.Executions.Proofs.All(proof => proof.Row.Meaning != RowMeaning.Undone || proof.Row.Recorded != same.First().Row.Recorded)
        select new AuditFinding(DuplicateRow.Finds(
            same.Key,
            FormattableString.Invariant($"{same.Key} is recorded {same.Count()} times, in the rows {string.Join(", ", same.Select(proof => proof.Row.Number))}: nothing says which of them is true."),
            "Find out what ran twice. Adopting takes the last row."));

    private static IEnumerable<AuditFinding> FindColumns(AuditSubject subject)
    {
        if (subject.History.MissingColumns.IsEmpty)
            yield break;
        var columns = string.Join(", ", subject.History.MissingColumns);
        yield return new AuditFinding(HistoryColumns.Finds(
            subject.History.Table,
            $"{subject.History.Table} has no column {columns}: {Consequence(subject.History)}.",
            "Adopt the history into the ledger, which records failures too.",
            Place.OfObject($"table {subject.History.Table}")));
    }

    private static string Consequence(ForeignHistory history) =>
        history.MissingColumns.Contains(history.Shape.Columns.Status ?? "", StringComparer.Ordinal) ? "a failed migration cannot be told from one that ran, and a query for it fails"
        : history.MissingColumns.Contains(history.Shape.Columns.Checksum ?? "", StringComparer.Ordinal) ? "nothing proves which texts ran"
        : "what happened is recorded in part only";
}
