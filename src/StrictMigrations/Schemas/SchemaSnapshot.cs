using System.Collections.Immutable;
using StrictMigrations.Schemas;

namespace StrictMigrations;

/// <summary>A schema as a value: every object in canonical form. Two snapshots are equal when their fingerprints are.</summary>
public sealed class SchemaSnapshot : IEquatable<SchemaSnapshot>
{
    private readonly ImmutableSortedDictionary<ObjectKey, HashedObject> _objects;
    private readonly ObjectHashes _hashes;
    private readonly Lazy<ImmutableArray<SchemaObject>> _sorted;
    private readonly Lazy<Fingerprint> _fingerprint;

    private SchemaSnapshot(int serverMajor, ImmutableArray<string> included, ImmutableSortedDictionary<ObjectKey, HashedObject> objects, ObjectHashes hashes)
    {
        ServerMajor = serverMajor;
        Included = included;
        _objects = objects;
        _hashes = hashes;
        _sorted = new(() => [.. objects.Values.Select(hashed => hashed.Object)]);
        _fingerprint = new(() => Fingerprint.Of(hashes.Sum(CanonicalText.Heading(included))));
    }

    /// <summary>The major version of the server it was read from. Reported, not hashed.</summary>
    public int ServerMajor { get; }

    /// <summary>What was asked for beyond definitions: <c>comments</c>, <c>owners</c>, <c>privileges</c>.</summary>
    public ImmutableArray<string> Included { get; }

    /// <summary>The objects, sorted so that what belongs to a table follows it.</summary>
    public ImmutableArray<SchemaObject> Objects => _sorted.Value;

    /// <summary>The hash of all of it.</summary>
    public Fingerprint Fingerprint => _fingerprint.Value;

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">It is no snapshot, one of a newer format, or one that was edited.</exception>
    public static SchemaSnapshot Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return SnapshotJson.Read(json);
    }

    /// <summary>Stable JSON: sorted, each object a block of its own lines, texts of several lines as arrays of lines.</summary>
    public string ToJson() => SnapshotJson.Write(this);

    /// <inheritdoc/>
    public bool Equals(SchemaSnapshot? other) => other is not null && Fingerprint == other.Fingerprint;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SchemaSnapshot);

    /// <inheritdoc/>
    public override int GetHashCode() => Fingerprint.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"{Fingerprint}, {_objects.Count} objects";

    internal static SchemaSnapshot Create(int serverMajor, ImmutableArray<string> included, IEnumerable<SchemaObject> objects) =>
        Create(serverMajor, included, objects.Select(item => new HashedObject(item)));

    /// <summary>Without some schemas and all that stands in them.</summary>
    internal SchemaSnapshot Without(IReadOnlySet<string> schemas) => schemas.Count == 0
        ? this
        : Where(item => !StandsIn(schemas, item));

    internal static bool StandsIn(IReadOnlySet<string> schemas, SchemaObject item) =>
        (item.Kind == SchemaObjectKind.Schema ? item.Name : item.Schema) is { } schema && schemas.Contains(schema);

    internal SchemaSnapshot Where(Func<SchemaObject, bool> isWanted) => Create(ServerMajor, Included, _objects.Values.Where(hashed => isWanted(hashed.Object)));

    /// <summary>With some objects instead of others; costs what they are, not what all of it is.</summary>
    internal SchemaSnapshot Replace(IReadOnlyCollection<SchemaObject> removed, IReadOnlyCollection<HashedObject> added)
    {
        var gone = removed.Select(item => item.Key).Union(added.Select(item => item.Object.Key)).Where(_objects.ContainsKey).ToList();
        return new SchemaSnapshot(
            ServerMajor,
            Included,
            _objects.RemoveRange(gone).SetItems(added.Select(item => KeyValuePair.Create(item.Object.Key, item))),
            _hashes.Replace(gone.Select(key => _objects[key].Hash), added.Select(item => item.Hash)));
    }

    internal SchemaObject? Find(ObjectKey key) => _objects.GetValueOrDefault(key)?.Object;

    internal static SchemaSnapshot Create(int serverMajor, ImmutableArray<string> included, IEnumerable<HashedObject> objects)
    {
        var sorted = ImmutableSortedDictionary.CreateBuilder<ObjectKey, HashedObject>();
        foreach (var item in objects)
            sorted[item.Object.Key] = item;
        return new SchemaSnapshot(serverMajor, included, sorted.ToImmutable(), ObjectHashes.None.Replace([], sorted.Values.Select(item => item.Hash)));
    }
}
