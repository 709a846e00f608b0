using System.Buffers;
using System.Security.Cryptography;

namespace StrictMigrations.Scripts;

/// <summary>What the catalog needs of a script: its checksum and its header. Statements are not looked at.</summary>
internal sealed record ScriptSummary(Checksum Checksum, MigrationHeader Header)
{
    private const int ChunkSize = 16 * 1024;

    /// <summary>Reads the script once, to its end, in memory bounded by its header. The caller owns the stream.</summary>
    public static async ValueTask<ScriptSummary> ReadAsync(Stream script, CancellationToken cancellationToken)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            MigrationHeader? header = null;
            var (lineEnds, kept, isFinal) = (new LineEnds(), 0, false);
            for (var isFirst = true; !isFinal; isFirst = false)
            {
                buffer = kept > buffer.Length / 2 ? Grow(buffer) : buffer;
                var count = await FillAsync(script, buffer.AsMemory(kept), cancellationToken).ConfigureAwait(false);
                isFinal = kept + count < buffer.Length;
                var start = isFirst && buffer.AsSpan(0, count).StartsWith("\uFEFF"u8) ? 3 : kept;
                count = lineEnds.Normalize(buffer.AsSpan(start, kept + count - start));
                sha256.AppendData(buffer.AsSpan(start, count));
                if (header is null && HeaderParser.TryParse(buffer.AsSpan(0, start + count), isFinal, out var parsed))
                    header = parsed;
                kept = header is null ? start + count : 0;
            }

            return new ScriptSummary(Checksum.FromHash(sha256.GetHashAndReset()), header!);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Files are read synchronously underneath anyway: to await that costs more than a small file does.</summary>
    private static ValueTask<int> FillAsync(Stream script, Memory<byte> buffer, CancellationToken cancellationToken) => script is FileStream
        ? ValueTask.FromResult(script.ReadAtLeast(buffer.Span, buffer.Length, throwOnEndOfStream: false))
        : script.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
