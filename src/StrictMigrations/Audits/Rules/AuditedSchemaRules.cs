namespace StrictMigrations.Audits.Rules;

/// <summary>What the live schema, the expectations and the replays say of the history.</summary>
internal static class AuditedSchemaRules
{
    private const int ShownChanges = 5;

    public static readonly Rule FalseExpectation = new("audit/false-expectation", Severity.Error, "What is expected of the schema is so.");
    public static readonly Rule FreshFails = new("audit/fresh-fails", Severity.Error, "All files together build a fresh database.");
    public static readonly Rule FreshDiffers = new("audit/fresh-differs", Severity.Error, "A fresh database gets the schema that is there.");
    public static readonly Rule Unexplained = new("audit/schema-unexplained", Severity.Error, "The files that ran make the schema that is there.");
    public static readonly Rule NotReplayed = new("audit/not-replayed", Severity.Info, "The files are replayed in a throwaway database.");

    public static IEnumerable<AuditFinding> Find(AuditSubject subject) =>
    [
        .. subject.Expectations.Where(outcome => !outcome.Holds).Select(FindFalse),
        .. new[] { FindUnreplayed(subject), FindFresh(subject), FindUnexplained(subject) }.OfType<AuditFinding>(),
    ];

    private static AuditFinding FindFalse(ExpectationOutcome outcome)
    {
        var expected = outcome.Expectation;
        var name = expected.Subject is { Parent: { } table } column ? $"{table}.{column.Name}" : expected.Subject?.Name;
        return new AuditFinding(
            FalseExpectation.Finds(
                expected.Text,
                $"{Capital(outcome.Message)}. The expectation is false, not the schema, unless a migration was meant to make it so.",
                "Correct the list that expects it; expectations belong to the migration that brings the object.",
                Place.OfObject(expected.Text)),
            name);
    }

    private static AuditFinding? FindUnreplayed(AuditSubject subject) => subject.NotReplayed is { } reason && !subject.Executions.IsForeign
        ? new AuditFinding(NotReplayed.Finds(subject.History.Table, $"The files were not replayed: {reason}. Whether a fresh database succeeds is not known.", "Name a server and role where databases may be created, and audit again."))
        : null;

    private static AuditFinding? FindFresh(AuditSubject subject) => subject.ReplayOf(ReplayedFiles.All) switch
    {
        { Failures: [var first, ..] } replay => new AuditFinding(FreshFails.Finds(
            first.FileName,
            FormattableString.Invariant($"A fresh database fails at {first.FileName}: {first.Message}. Going on without it, {replay.Failures.Length} of {replay.Count} files fail: {string.Join(", ", replay.Failures.Select(failure => failure.FileName))}."),
            "Let a baseline build what fresh databases need.",
            PlaceOf(subject, first))),
        { Difference.IsEmpty: false } replay when AllRan(subject) && !IsSameAsRecorded(subject) => new AuditFinding(FreshDiffers.Finds(
            subject.History.Table,
            $"A fresh database succeeds, and gets another schema: {Differences(replay.Difference)}.",
            "Let a baseline bring fresh databases to the schema that is there.")),
        _ => null,
    };

    private static AuditFinding? FindUnexplained(AuditSubject subject) => subject.ReplayOf(ReplayedFiles.Recorded) is { Difference.IsEmpty: false } replay
        ? new AuditFinding(Unexplained.Finds(
            subject.History.Table,
            FormattableString.Invariant($"The history does not explain the schema: of the {replay.Count} files that it records, {replay.Count - replay.Failures.Length} succeed on an empty database, and what they make is not what is there: {Differences(replay.Difference)}."),
            "Generate a baseline from the schema that is there: it becomes the explanation.",
            Place.OfObject($"table {subject.History.Table}")))
        : null;

    private static bool AllRan(AuditSubject subject) => subject.Catalog.Active.All(subject.Executions.IsExecuted);

    /// <summary>When the recorded files are all files, that finding says it already.</summary>
    private static bool IsSameAsRecorded(AuditSubject subject) => subject.Catalog.Retired.All(migration => !subject.Executions.IsExecuted(migration));

    private static string Differences(SchemaDiff diff)
    {
        var changes = diff.Changes.Where(change => change.Object.Parent is null).ToList();
        var shown = changes.Take(ShownChanges).Select(change => $"{change.Object} {Word(change.Kind)}");
        return $"{Counted.Of(diff.Changes.Length, "difference")}, among them {string.Join("; ", shown.DefaultIfEmpty(diff.Changes[0].Object.ToString()))}";
    }

    /// <summary>A replay is compared with the live schema: what was added is what only the live one has.</summary>
    private static string Word(SchemaChangeKind kind) => kind switch
    {
        SchemaChangeKind.Added => "is only in the live schema",
        SchemaChangeKind.Removed => "is only what the files make",
        SchemaChangeKind.Renamed => "has another name",
        _ => "differs",
    };

    private static Place? PlaceOf(AuditSubject subject, ReplayFailure failure) =>
        subject.Catalog.Active.FirstOrDefault(migration => migration.FileName == failure.FileName) is { } migration ? Place.InFile(migration.Location, failure.Line) : null;

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
