using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace StrictMigrations.Histories;

/// <summary>
/// A digest of the state that a correct catalog leads to: applied versioned migrations with their checksums, retired ones by
/// name, repeatable ones by their latest checksum. When the ledger head's digest equals the catalog's, there is nothing to do.
/// </summary>
/// <remarks>
/// Two chains, versioned and repeatable, each link the SHA-256 of the link before and the length-prefixed entry, in the order of
/// <see cref="MigrationId"/>; the digest is the SHA-256 of both ends. Appending the next version costs one link, not all of them.
/// </remarks>
internal static class StateDigest
{
    public const int Size = 32;
    private const string RetiredMark = "retired";
    private const string UnfinishedMark = "unfinished";

    public static ReadOnlyMemory<byte> Of(Catalog catalog)
    {
        var retired = catalog.Retired.Select(migration => new Marked(migration.Id, RetiredMark));
        var active = catalog.Active.Select(migration => new Marked(migration.Id, migration.Checksum.Value));
        return Of(active.Concat(retired));
    }

    /// <summary>Of what the ledger says; <paramref name="isSuperseded"/> tells what a baseline of the catalog stands for.</summary>
    public static ReadOnlyMemory<byte> Of(History history, Func<MigrationId, bool>? isSuperseded = null) =>
        Of(history.Entries.Values.Where(entry => Counts(entry) && isSuperseded?.Invoke(entry.Id) is not true).Select(entry => new Marked(entry.Id, MarkOf(entry))));

    /// <summary>
    /// What was begun without transaction and did not end counts with a mark that no catalog can lead to, also when its file is gone.
    /// A repeatable migration whose last run failed does not count, whatever was applied before.
    /// </summary>
    public static bool Counts(HistoryEntry entry) => entry.IsRetired || IsUnfinished(entry) || (entry.IsApplied && entry.Outcome != Outcome.Failed);

    public static string MarkOf(HistoryEntry entry) => IsUnfinished(entry) ? UnfinishedMark : entry.IsRetired ? RetiredMark : entry.Checksum ?? "";

    private static bool IsUnfinished(HistoryEntry entry) => entry.Outcome is Outcome.Started or Outcome.Resolved;

    public static byte[] Link(ReadOnlySpan<byte> before, MigrationId id, string mark)
    {
        var version = id.Version is null ? "" : string.Join('.', id.Version.Parts);
        var buffer = new byte[Size + (3 * sizeof(int)) + Encoding.UTF8.GetByteCount(version) + Encoding.UTF8.GetByteCount(id.Name) + Encoding.UTF8.GetByteCount(mark)];
        before.CopyTo(buffer);
        var at = Size;
        foreach (var field in (ReadOnlySpan<string>)[version, id.Name, mark])
            at += Write(buffer.AsSpan(at), field);
        return SHA256.HashData(buffer);
    }

    public static byte[] Join(ReadOnlySpan<byte> versioned, ReadOnlySpan<byte> repeatable)
    {
        Span<byte> both = stackalloc byte[2 * Size];
        versioned.CopyTo(both);
        repeatable.CopyTo(both[Size..]);
        return SHA256.HashData(both);
    }

    private static ReadOnlyMemory<byte> Of(IEnumerable<Marked> entries)
    {
        byte[] versioned = new byte[Size], repeatable = new byte[Size];
        foreach (var (id, mark) in entries.OrderBy(entry => entry.Id))
        {
            if (id.Version is null)
                repeatable = Link(repeatable, id, mark);
            else
                versioned = Link(versioned, id, mark);
        }

        return Join(versioned, repeatable);
    }

    private static int Write(Span<byte> buffer, string field)
    {
        var length = Encoding.UTF8.GetBytes(field, buffer[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(buffer, length);
        return sizeof(int) + length;
    }

    /// <summary>A class, and not a pair: over its own value types LINQ is compiled anew at every start.</summary>
    private sealed record Marked(MigrationId Id, string Mark);
}
