using StrictMigrations.Validation.Rules;

namespace StrictMigrations.Audits.Rules;

/// <summary>What is wrong with the files among themselves.</summary>
internal static class FileRules
{
    public static readonly Rule DuplicateNumber = new("audit/duplicate-number", Severity.Error, "A number is used once.");
    public static readonly Rule Gap = new("audit/gap", Severity.Warning, "Consecutive numbers have no gap.");
    public static readonly Rule Misnamed = new("audit/misnamed", Severity.Error, "A file that ends in .sql is named as a migration.");
    public static readonly Rule Unreadable = new("audit/unreadable", Severity.Error, "A file can be read and split into statements.");
    public static readonly Rule FileBeside = new("audit/file-beside", Severity.Info, "No file beside the migrations looks like one that was switched off.");
    public static readonly Rule SameText = new("audit/same-text", Severity.Warning, "No two files are the same but for comments.");
    public static readonly Rule DoesNothing = new("audit/does-nothing", Severity.Warning, "A file changes something.");

    public static IEnumerable<AuditFinding> Find(AuditSubject subject) =>
    [
        .. Duplicates(subject), .. Gaps(subject), .. Rejected(subject), .. Refused(subject), .. Beside(subject), .. Same(subject), .. Idle(subject),
    ];

    private static IEnumerable<AuditFinding> Duplicates(AuditSubject subject) =>
        from same in subject.Catalog.Versioned.GroupBy(migration => migration.Version!)
        where same.Count() > 1
        let executed = same.Where(subject.Executions.IsExecuted).ToList()
        let movable = same.LastOrDefault(migration => !subject.Executions.IsExecuted(migration))
        select new AuditFinding(DuplicateNumber.Finds(
            same.First().Version!.ToString(),
            $"The number {same.First().Version} is used {same.Count()} times: {string.Join(", ", same.Select(migration => migration.FileName))}; {Ran(executed.Count, same.Count())}: the order in which they ran is not in their names.",
            movable is null ? "They ran and cannot be renumbered: put a baseline in their place." : $"Give {movable.FileName}, which never ran, a number of its own.",
            Place.InFile(same.Last().Location)));

    private static string Ran(int executed, int all) => executed == all ? "all of them ran" : executed == 0 ? "none of them ran" : FormattableString.Invariant($"{executed} of them ran");

    private static IEnumerable<AuditFinding> Gaps(AuditSubject subject) =>
        NumberGaps.In(subject.Catalog).Select(gap => new AuditFinding(Gap.Finds(
            gap.After.FileName,
            $"{gap.Missing} between {gap.Before.FileName} and {gap.After.FileName}.{Disabled(subject, gap)}",
            "Find out in version control what it was, and whether a database got it.",
            Place.InFile(gap.After.Location))));

    private static string Disabled(AuditSubject subject, NumberGap gap)
    {
        var number = gap.Missing.Split(' ').FirstOrDefault(word => word.Length > 0 && char.IsAsciiDigit(word[0]));
        return number is not null && subject.Catalog.OtherFiles.FirstOrDefault(file => file.StartsWith(number, StringComparison.Ordinal)) is { } file ? $" {file} is there." : "";
    }

    private static IEnumerable<AuditFinding> Rejected(AuditSubject subject) =>
        subject.Catalog.Rejected.Select(file => new AuditFinding((file.Reason == RejectionReason.Unreadable ? Unreadable : Misnamed).Finds(
            file.FileName,
            $"{file.FileName} cannot be taken as a migration: {file.Message.TrimEnd('.')}.",
            file.Reason == RejectionReason.Unreadable ? "Give this account read access to it." : "Rename it, or move it out of the folder.",
            Place.InFile(file.Location))));

    private static IEnumerable<AuditFinding> Refused(AuditSubject subject) =>
        from text in subject.Texts
        where text.Refusal is not null
        select new AuditFinding(Unreadable.Finds(text.FileName, $"{text.FileName} cannot be split into statements: {text.Refusal!.Message}", "Correct the place, or let a baseline stand for the file.", text.Refusal.Place));

    private static IEnumerable<AuditFinding> Beside(AuditSubject subject) =>
        subject.Catalog.OtherFiles.Where(file => file.Contains(".sql", StringComparison.OrdinalIgnoreCase)).Select(file => new AuditFinding(FileBeside.Finds(
            file,
            $"{file} lies beside the migrations and is none: no runner looks at it.",
            "Retire it with a reason, or delete it: version control keeps it.")));

    private static IEnumerable<AuditFinding> Same(AuditSubject subject) =>
        from same in subject.Texts.Where(text => text.Statements is not null).GroupBy(text => text.Statements, StringComparer.Ordinal)
        where same.Count() > 1
        select new AuditFinding(SameText.Finds(
            same.First().FileName,
            FormattableString.Invariant($"{same.Count()} files are the same but for comments: {string.Join(", ", same.Select(text => text.FileName))}."),
            "Keep one, if any database got it; retire the others.",
            same.First().Place));

    private static IEnumerable<AuditFinding> Idle(AuditSubject subject) =>
        subject.Texts.Where(text => text is { DoesNothing: true, Refusal: null, Migration.Code: null }).Select(text => new AuditFinding(DoesNothing.Finds(
            text.FileName,
            $"{text.FileName} changes nothing, and its row would say that it succeeded.",
            "Retire it. What it says that holds belongs in an EXPECTS line, which is checked.",
            text.Place)));
}
