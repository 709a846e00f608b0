using System.Security.Cryptography;

namespace StrictMigrations.Scripts;

/// <summary>Hashes a script's normalised bytes on their way to whoever executes them.</summary>
/// <remarks>Put it around a <see cref="NormalizedStream"/>. Disposes the stream it reads.</remarks>
internal sealed class ChecksumStream(Stream normalized) : ReadOnlyStream
{
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The checksum of everything read so far: the script's, once it was read to its end.</summary>
    public Checksum Checksum => Checksum.FromHash(_sha256.GetCurrentHash());

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await normalized.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        _sha256.AppendData(buffer.Span[..count]);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _sha256.Dispose();
            normalized.Dispose();
        }

        base.Dispose(disposing);
    }
}
