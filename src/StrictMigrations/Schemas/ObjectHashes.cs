using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace StrictMigrations.Schemas;

/// <summary>
/// The hashes of a snapshot's objects in 1,024 groups, by their first ten bits, so that one more object costs one group anew and
/// not the whole schema. Immutable: a snapshot shares the groups with the one before it.
/// </summary>
internal sealed class ObjectHashes
{
    private const int Groups = 1024;

    private static readonly Comparer<byte[]> Order = Comparer<byte[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other));

    private readonly ImmutableArray<ImmutableArray<byte[]>> _objects;
    private readonly ImmutableArray<byte[]> _groups;

    private ObjectHashes(ImmutableArray<ImmutableArray<byte[]>> objects, ImmutableArray<byte[]> groups) => (_objects, _groups) = (objects, groups);

    public static ObjectHashes None { get; } = new([.. Enumerable.Repeat(ImmutableArray<byte[]>.Empty, Groups)], [.. Enumerable.Repeat(SHA256.HashData([]), Groups)]);

    public ObjectHashes Replace(IEnumerable<byte[]> removed, IEnumerable<byte[]> added)
    {
        var (objects, groups) = (_objects.ToBuilder(), _groups.ToBuilder());
        var changes = removed.Select(hash => (Hash: hash, IsAdded: false)).Concat(added.Select(hash => (Hash: hash, IsAdded: true)));
        foreach (var group in changes.GroupBy(change => Group(change.Hash)))
        {
            var gone = group.Where(change => !change.IsAdded).Select(change => change.Hash).ToList();
            var rest = objects[group.Key].RemoveRange(gone, EqualityComparer<byte[]>.Create((one, other) => one.AsSpan().SequenceEqual(other)));
            objects[group.Key] = rest.AddRange(group.Where(change => change.IsAdded).Select(change => change.Hash)).Sort(Order);
            groups[group.Key] = SHA256.HashData(objects[group.Key].SelectMany(hash => hash).ToArray());
        }

        return new ObjectHashes(objects.MoveToImmutable(), groups.MoveToImmutable());
    }

    /// <summary>The hash of all of them behind <paramref name="heading"/>.</summary>
    public byte[] Sum(string heading)
    {
        // Put together first: a call of the hash for each group costs more than hashing does.
        var start = Encoding.UTF8.GetByteCount(heading);
        var bytes = new byte[start + (Groups * SHA256.HashSizeInBytes)];
        Encoding.UTF8.GetBytes(heading, bytes);
        for (var group = 0; group < Groups; group++)
            _groups[group].CopyTo(bytes, start + (group * SHA256.HashSizeInBytes));
        return SHA256.HashData(bytes);
    }

    private static int Group(byte[] hash) => (hash[0] << 2) | (hash[1] >> 6);
}
