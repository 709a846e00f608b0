namespace StrictMigrations.Schemas.Diffs;

/// <summary>The words in which a difference is told.</summary>
internal sealed record DiffWords(string Added, string Removed, string Changed, string Renamed, string Before, string After, bool NamesNear)
{
    private static readonly DiffWords Change = new("was added", "was removed", "was changed", "was renamed to", "before", "after", NamesNear: false);

    private static readonly DiffWords Comparison = new("is not expected", "is missing", "differs", "is called", "expected", "found", NamesNear: true);

    public static DiffWords Of(SchemaDiffWording wording) => wording == SchemaDiffWording.Comparison ? Comparison : Change;

    public string Sentence(SchemaChange change) => change.Kind switch
    {
        SchemaChangeKind.Added => $"{ObjectWords.Title(change.After!)} {Added}",
        SchemaChangeKind.Removed when NamesNear && change.Near is { } near =>
            $"{ObjectWords.Title(change.Before!)} {Removed}; {ObjectWords.Short(near)} ({ObjectWords.Describe(near)}) is there",
        SchemaChangeKind.Removed => $"{ObjectWords.Title(change.Before!)} {Removed}",
        SchemaChangeKind.Renamed => $"{ObjectWords.Title(change.Before!)} {Renamed} {ObjectWords.Short(change.After!)}",
        _ => $"{ObjectWords.Title(change.After!)} {Changed}",
    };
}
