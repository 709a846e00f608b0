using StrictMigrations.Schemas.NormalForms;

namespace StrictMigrations.Schemas.Diffs;

/// <summary>What was renamed: same kind and place, same definition but for the name. Tables with all that belongs to them first.</summary>
internal sealed class RenameFinder(SchemaSnapshot before, SchemaSnapshot after, List<SchemaObject> removed, List<SchemaObject> added)
{
    private readonly Renames _renames = new();
    private readonly ILookup<(string?, string?), SchemaObject> _partsBefore = Parts(before);
    private readonly ILookup<(string?, string?), SchemaObject> _partsAfter = Parts(after);

    public Renames Find()
    {
        FindAll(item => item.Parent is null);
        FindAll(item => item.Parent is not null && item.Kind == SchemaObjectKind.Column);
        FindAll(item => item.Parent is not null && item.Kind != SchemaObjectKind.Column);
        return _renames;
    }

    private void FindAll(Func<SchemaObject, bool> which)
    {
        foreach (var old in removed.Where(which))
        {
            if (_renames.Matched.Contains(old))
                continue;
            var candidates = added.Where(now => which(now) && !_renames.Matched.Contains(now) && IsRename(old, now)).Take(2).ToList();
            if (candidates is not [var only])
                continue;
            _renames.Add(old, only);
            if (old.Parent is null)
                FollowParts(old, only);
        }
    }

    private bool IsRename(SchemaObject old, SchemaObject now)
    {
        if (old.Kind != now.Kind || old.Signature != now.Signature || old.Position != now.Position || (old.Name != now.Name && old.Schema != now.Schema))
            return false;
        if (old.Parent is not null && (old.Schema, old.Parent) != (now.Schema, now.Parent))
            return false;
        // An object without a definition looks like every other of its kind: a schema or an empty table is not recognised.
        var parts = _partsBefore[(old.Schema, old.Name)].ToList();
        if (old.Parent is null && old.Properties.IsEmpty && parts.Count == 0)
            return false;
        var words = new RenamedWords();
        words.Add(old.Name, now.Name);
        words.Add(old.Schema ?? "", now.Schema ?? "");
        return Description(old, words) == Description(now, words)
            && (old.Parent is not null || Descriptions(parts, words).SequenceEqual(Descriptions(_partsAfter[(now.Schema, now.Name)], words), StringComparer.Ordinal));
    }

    private void FollowParts(SchemaObject old, SchemaObject now)
    {
        foreach (var part in _partsBefore[(old.Schema, old.Name)])
        {
            if (after.Find(part.Key with { Schema = now.Schema, Parent = now.Name }) is { } follower)
                _renames.Follow(part, follower);
        }
    }

    private static IEnumerable<string> Descriptions(IEnumerable<SchemaObject> parts, RenamedWords words) =>
        parts.Select(part => $"{part.Kind} {part.Name}{part.Signature} {Description(part, words)}").Order(StringComparer.Ordinal);

    private static string Description(SchemaObject item, RenamedWords words) =>
        string.Join('\n', item.Properties.Where(property => CanonicalText.IsHashed(item, property))
            .Select(property => $"{property.Name}: {words.Rewrite(NormalForm.Of(item, property))}"));

    private static ILookup<(string?, string?), SchemaObject> Parts(SchemaSnapshot snapshot) =>
        snapshot.Objects.Where(item => item.Parent is not null).ToLookup(item => (item.Schema, item.Parent));
}
