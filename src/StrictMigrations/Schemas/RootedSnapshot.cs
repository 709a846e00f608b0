using System.Collections.Immutable;

namespace StrictMigrations.Schemas;

/// <summary>A snapshot that remembers which row of the catalogs each object was read with, so that a part of it can be read anew.</summary>
/// <param name="Snapshot">The schema.</param>
/// <param name="Roots">The objects of each row.</param>
/// <param name="HasHiddenNames">Whether a rename may change what no dependency leads to: then no part of it can be read anew.</param>
internal sealed record RootedSnapshot(SchemaSnapshot Snapshot, ImmutableDictionary<uint, ImmutableArray<ObjectKey>> Roots, bool HasHiddenNames)
{
    public static RootedSnapshot Create(int serverMajor, ImmutableArray<string> included, IReadOnlyCollection<RootedObject> objects) =>
        new(SchemaSnapshot.Create(serverMajor, included, objects.Select(rooted => rooted.Hashed)), ByRoot(objects).ToImmutableDictionary(), HideNames(objects));

    public RootedSnapshot Without(IReadOnlySet<string> schemas) => this with { Snapshot = Snapshot.Without(schemas) };

    /// <summary>With the objects of some rows as they were read anew, and what became different by that.</summary>
    public (RootedSnapshot After, SchemaDiff Diff) Refresh(IReadOnlyCollection<uint> touched, IReadOnlyCollection<RootedObject> anew)
    {
        if (touched.Count == 0 && anew.Count == 0)
            return (this, SchemaDiff.None(Snapshot));
        var old = touched.SelectMany(root => Roots.GetValueOrDefault(root, [])).Select(Snapshot.Find).OfType<SchemaObject>().ToList();
        var after = new RootedSnapshot(Snapshot.Replace(old, [.. anew.Select(rooted => rooted.Hashed)]), Roots.RemoveRange(touched).SetItems(ByRoot(anew)), HasHiddenNames || HideNames(anew));
        return (after, SchemaDiff.Between(Snapshot, after.Snapshot, old, [.. anew.Select(rooted => rooted.Object)]));
    }

    private static bool HideNames(IEnumerable<RootedObject> objects) => objects.Any(rooted => HiddenNames.MayStandIn(rooted.Object));

    private static IEnumerable<KeyValuePair<uint, ImmutableArray<ObjectKey>>> ByRoot(IEnumerable<RootedObject> objects) =>
        from rooted in objects
        where rooted.Root != 0
        group rooted.Object.Key by rooted.Root into root
        select KeyValuePair.Create(root.Key, root.ToImmutableArray());
}
