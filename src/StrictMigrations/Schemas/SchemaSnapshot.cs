using System.Collections.Immutable;
using StrictMigrations.Schemas;

namespace StrictMigrations;

/// <summary>A schema as a value: every object in canonical form. Two snapshots are equal when their fingerprints are.</summary>
public sealed class SchemaSnapshot : IEquatable<SchemaSnapshot>
{
    private readonly Lazy<Fingerprint> _fingerprint;
    private readonly Lazy<Dictionary<ObjectKey, SchemaObject>> _byKey;

    private SchemaSnapshot(int serverMajor, ImmutableArray<string> included, ImmutableArray<SchemaObject> objects)
    {
        ServerMajor = serverMajor;
        Included = included;
        Objects = objects;
        _fingerprint = new(() => Fingerprint.Of(this));
        _byKey = new(() => Objects.ToDictionary(item => item.Key));
    }

    /// <summary>The major version of the server it was read from. Reported, not hashed.</summary>
    public int ServerMajor { get; }

    /// <summary>What was asked for beyond definitions: <c>comments</c>, <c>owners</c>, <c>privileges</c>.</summary>
    public ImmutableArray<string> Included { get; }

    /// <summary>The objects, sorted so that what belongs to a table follows it.</summary>
    public ImmutableArray<SchemaObject> Objects { get; }

    /// <summary>The hash of all of it, computed at first use.</summary>
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
    public override string ToString() => $"{Fingerprint}, {Objects.Length} objects";

    internal static SchemaSnapshot Create(int serverMajor, ImmutableArray<string> included, IEnumerable<SchemaObject> objects) =>
        new(serverMajor, included, [.. objects.OrderBy(item => item.Key)]);

    /// <summary>Without some schemas and all that stands in them.</summary>
    internal SchemaSnapshot Without(IReadOnlySet<string> schemas) =>
        Where(item => item.Kind == SchemaObjectKind.Schema ? !schemas.Contains(item.Name) : item.Schema is null || !schemas.Contains(item.Schema));

    internal SchemaSnapshot Where(Func<SchemaObject, bool> isWanted) => new(ServerMajor, Included, [.. Objects.Where(isWanted)]);

    internal SchemaObject? Find(ObjectKey key) => _byKey.Value.GetValueOrDefault(key);
}
