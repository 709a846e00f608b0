using System.Buffers;
using System.Security.Cryptography;

namespace StrictMigrations.Scripts;

/// <summary>What the catalog needs of a script: its checksum and its header. Statements are not looked at.</summary>
internal sealed record ScriptSummary(Checksum Checksum, MigrationHeader Header)
{
    private const int InitialSize = 64 * 1024;

    /// <summary>Reads the script once, from its start to its end, in memory bounded by its header. Disposes the stream.</summary>
    public static async ValueTask<ScriptSummary> ReadAsync(Stream script, CancellationToken cancellationToken)
    {
        var normalized = new NormalizedStream(script);
        await using var disposal = normalized.ConfigureAwait(false);
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(InitialSize);
        try
        {
            MigrationHeader? header = null;
            for (var (kept, isFinal) = (0, false); !isFinal;)
            {
                if (kept == buffer.Length)
                    buffer = Grow(buffer);
                var count = await normalized.ReadAtLeastAsync(buffer.AsMemory(kept), buffer.Length - kept, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                isFinal = kept + count < buffer.Length;
                sha256.AppendData(buffer.AsSpan(kept, count));
                kept += count;
                if (header is null && HeaderParser.TryParse(buffer.AsSpan(0, kept), isFinal, out var parsed))
                    header = parsed;
                kept = header is null ? kept : 0;
            }

            return new ScriptSummary(Checksum.FromHash(sha256.GetHashAndReset()), header ?? MigrationHeader.Empty);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
