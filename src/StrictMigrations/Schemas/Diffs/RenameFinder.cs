using StrictMigrations.Schemas.NormalForms;

namespace StrictMigrations.Schemas.Diffs;

/// <summary>
/// What was renamed: same kind and place, same definition but for its own name. Tables with all that belongs to them first. When
/// several look alike, none is taken for another.
/// </summary>
internal sealed class RenameFinder(SchemaSnapshot before, SchemaSnapshot after, List<SchemaObject> removed, List<SchemaObject> added)
{
    private readonly Renames _renames = new();
    private readonly ILookup<(string?, string?), SchemaObject> _partsBefore = Parts(before);
    private readonly ILookup<(string?, string?), SchemaObject> _partsAfter = Parts(after);

    public Renames Find()
    {
        FindAmong(item => item.Parent is null);
        FindAmong(item => item.Parent is not null);
        return _renames;
    }

    private void FindAmong(Func<SchemaObject, bool> which)
    {
        var olds = Shapes(removed.Where(which), _partsBefore);
        var nows = Shapes(added.Where(which), _partsAfter);
        foreach (var shape in olds)
        {
            // Another name in another schema is another object.
            if (shape.Take(2).ToList() is not [var old] || nows[shape.Key].Take(2).ToList() is not [var now] || (old.Name != now.Name && old.Schema != now.Schema))
                continue;
            _renames.Add(old, now);
            if (old.Parent is null)
                FollowParts(old, now);
        }
    }

    private void FollowParts(SchemaObject old, SchemaObject now)
    {
        foreach (var part in _partsBefore[(old.Schema, old.Name)])
        {
            if (after.Find(part.Key with { Schema = now.Schema, Parent = now.Name }) is { } follower)
                _renames.Follow(part, follower);
        }
    }

    private ILookup<string, SchemaObject> Shapes(IEnumerable<SchemaObject> items, ILookup<(string?, string?), SchemaObject> parts) =>
        items.Where(item => !_renames.Matched.Contains(item))
            .Select(item => (Item: item, Parts: item.Parent is null ? parts[(item.Schema, item.Name)].ToList() : []))
            // Without a definition an object looks like every other of its kind: a schema, an empty table.
            .Where(pair => pair.Item.Parent is not null || !pair.Item.Properties.IsEmpty || pair.Parts.Count > 0)
            .ToLookup(pair => Shape(pair.Item, pair.Parts), pair => pair.Item);

    /// <summary>Everything about an object but its name, and but its schema when it stands alone.</summary>
    private static string Shape(SchemaObject item, List<SchemaObject> parts)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal) { [Names.Quote(item.Name)] = "§" };
        if (item.Schema is not null)
            words.TryAdd(Names.Quote(item.Schema), "§§");
        var place = item.Parent is null ? "" : $"{item.Schema}.{item.Parent}";
        var descriptions = parts.Select(part => $"{part.Kind} {part.Name}{part.Signature} {Description(part, words)}").Order(StringComparer.Ordinal);
        return string.Join('\n', descriptions.Prepend($"{item.Kind} {place} {item.Position} {item.Signature} {Description(item, words)}"));
    }

    private static string Description(SchemaObject item, Dictionary<string, string> words) =>
        string.Join('\n', item.Properties.Where(property => CanonicalText.IsHashed(item, property))
            .Select(property => $"{property.Name}: {NormalForm.Replace(NormalForm.Of(item, property), words)}"));

    private static ILookup<(string?, string?), SchemaObject> Parts(SchemaSnapshot snapshot) =>
        snapshot.Objects.Where(item => item.Parent is not null).ToLookup(item => (item.Schema, item.Parent));
}
