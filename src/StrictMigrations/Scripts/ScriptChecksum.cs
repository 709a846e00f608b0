using System.Buffers;
using System.Security.Cryptography;

namespace StrictMigrations.Scripts;

/// <summary>The checksum of a script: SHA-256 over what <see cref="NormalizedStream"/> gives.</summary>
internal static class ScriptChecksum
{
    private const int ChunkSize = 64 * 1024;

    /// <summary>The checksum of a script in memory.</summary>
    public static Checksum Compute(ReadOnlySpan<byte> script)
    {
        if (script.StartsWith("\uFEFF"u8))
            script = script[3..];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (script.Contains((byte)'\r'))
            HashNormalized(script, hash);
        else
            SHA256.HashData(script, hash);
        return Checksum.FromHash(hash);
    }

    private static void HashNormalized(ReadOnlySpan<byte> script, Span<byte> hash)
    {
        var chunk = ArrayPool<byte>.Shared.Rent(Math.Min(script.Length, ChunkSize));
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var lineEnds = new LineEnds();
        while (!script.IsEmpty)
        {
            var count = Math.Min(script.Length, chunk.Length);
            script[..count].CopyTo(chunk);
            script = script[count..];
            sha256.AppendData(chunk.AsSpan(0, lineEnds.Normalize(chunk.AsSpan(0, count))));
        }

        sha256.GetHashAndReset(hash);
        ArrayPool<byte>.Shared.Return(chunk);
    }
}
