using System.Collections.Immutable;
using StrictMigrations.Schemas.NormalForms;

namespace StrictMigrations.Schemas.Diffs;

/// <summary>Compares by name, then finds renames among what only one side has, then leaves out what follows from them.</summary>
internal sealed class DiffBuilder(SchemaSnapshot before, SchemaSnapshot after)
{
    private const int MostNearNames = 1000;

    private readonly ImmutableArray<string> _ignored =
        [.. new[] { ("owners", "owner"), ("privileges", "privileges"), ("comments", "comment") }
            .Where(pair => !before.Included.Contains(pair.Item1) || !after.Included.Contains(pair.Item1)).Select(pair => pair.Item2)];

    public SchemaDiff Build()
    {
        if (before.Fingerprint == after.Fingerprint)
            return new SchemaDiff(before.Fingerprint, after.Fingerprint, [], DiffNotes.Of(before, after));
        var removed = before.Objects.Where(item => after.Find(item.Key) is null).ToList();
        var added = after.Objects.Where(item => before.Find(item.Key) is null).ToList();
        var renames = new RenameFinder(before, after, removed, added).Find();
        var changes = new List<SchemaChange>(renames.Reported);
        var notes = new List<string>();
        foreach (var item in before.Objects)
        {
            if ((after.Find(item.Key) ?? renames.FollowerOf(item)) is not { } counterpart || Compare(item, counterpart) is not { } change)
                continue;
            if (change.Properties.All(property => renames.Words.Rewrite(property.Before) == renames.Words.Rewrite(property.After)))
                notes.Add($"{counterpart} follows the renames");
            else
                changes.Add(change);
        }

        changes.AddRange(Removed([.. removed.Where(item => !renames.Matched.Contains(item))], [.. added.Where(item => !renames.Matched.Contains(item))]));
        changes.AddRange(added.Where(item => !renames.Matched.Contains(item)).Select(item => new SchemaChange { Kind = SchemaChangeKind.Added, After = item }));
        return new SchemaDiff(before.Fingerprint, after.Fingerprint, [.. changes.OrderBy(change => change.Object.Key)], [.. notes, .. DiffNotes.Of(before, after)]);
    }

    private static IEnumerable<SchemaChange> Removed(List<SchemaObject> removed, List<SchemaObject> added)
    {
        var candidates = added.ToLookup(NearNames.Place);
        foreach (var item in removed)
        {
            // Where half a schema is missing, near names say nothing.
            var near = removed.Count > MostNearNames ? null : NearNames.Find(item, candidates[NearNames.Place(item)]);
            yield return new SchemaChange { Kind = SchemaChangeKind.Removed, Before = item, Near = near };
        }
    }

    private SchemaChange? Compare(SchemaObject old, SchemaObject now)
    {
        var names = old.Properties.Concat(now.Properties).Where(property => CanonicalText.IsHashed(now, property))
            .Select(property => property.Name).Except(_ignored).Distinct().Order(StringComparer.Ordinal);
        ImmutableArray<SchemaPropertyChange> properties = [.. names
            .Select(name => new SchemaPropertyChange(name, old[name], now[name]))
            .Where(property => Normal(old, property.Name) != Normal(now, property.Name))];
        return properties.IsEmpty ? null : new SchemaChange { Kind = SchemaChangeKind.Changed, Before = old, After = now, Properties = properties };
    }

    private static string? Normal(SchemaObject item, string property) =>
        item[property] is { } value ? NormalForm.Of(item, new SchemaProperty(property, value)) : null;
}
