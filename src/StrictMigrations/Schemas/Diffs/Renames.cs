namespace StrictMigrations.Schemas.Diffs;

/// <summary>The renames that were found, and the parts of tables that went with them.</summary>
internal sealed class Renames
{
    private readonly Dictionary<SchemaObject, SchemaObject> _followers = new(ReferenceEqualityComparer.Instance);

    public List<SchemaChange> Reported { get; } = [];

    public RenamedWords Words { get; } = new();

    /// <summary>All objects of both snapshots that are explained by a rename.</summary>
    public HashSet<SchemaObject> Matched { get; } = new(ReferenceEqualityComparer.Instance);

    public void Add(SchemaObject old, SchemaObject now)
    {
        Match(old, now);
        Words.Add(old.Name, now.Name);
        Words.Add(old.Schema ?? "", now.Schema ?? "");
        Reported.Add(new SchemaChange { Kind = SchemaChangeKind.Renamed, Before = old, After = now });
    }

    public void Follow(SchemaObject old, SchemaObject now)
    {
        Match(old, now);
        _followers[old] = now;
    }

    public SchemaObject? FollowerOf(SchemaObject old) => _followers.GetValueOrDefault(old);

    private void Match(SchemaObject old, SchemaObject now)
    {
        Matched.Add(old);
        Matched.Add(now);
    }
}
