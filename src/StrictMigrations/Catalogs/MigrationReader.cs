using System.Buffers;
using System.Collections.Immutable;
using StrictMigrations.Scripts;

namespace StrictMigrations.Catalogs;

/// <summary>Hashes each file and reads its header; the statements are not looked at here.</summary>
internal static class MigrationReader
{
    private const int HeaderSize = 16 * 1024;

    public static async Task<ImmutableArray<ReadFile>> ReadAllAsync(ImmutableArray<ReadFile> files, CancellationToken cancellationToken)
    {
        var read = new ReadFile[files.Length];
        await Parallel.ForAsync(0, files.Length, cancellationToken, async (index, cancel) =>
            read[index] = await ReadAsync(files[index], cancel).ConfigureAwait(false)).ConfigureAwait(false);
        return [.. read];
    }

    private static async ValueTask<ReadFile> ReadAsync(ReadFile file, CancellationToken cancellationToken)
    {
        if (file.Name.Role is not (FileRole.Versioned or FileRole.Repeatable or FileRole.Retired))
            return file;
        try
        {
            var stream = file.File.Open();
            await using (stream.ConfigureAwait(false))
                return file with { Migration = await ReadAsync(file, stream, cancellationToken).ConfigureAwait(false) };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return file with { Rejection = new RejectedFile(file.File.FileName, file.File.Location, RejectionReason.Unreadable, exception.Message) };
        }
    }

    private static async ValueTask<Migration> ReadAsync(ReadFile file, Stream stream, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(HeaderSize);
        try
        {
            var count = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return count < buffer.Length
                ? ToMigration(file, ScriptChecksum.Compute(buffer.AsSpan(0, count)), HeaderParser.Parse(buffer.AsSpan(0, count)))
                : await ReadLargeAsync(file, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async ValueTask<Migration> ReadLargeAsync(ReadFile file, CancellationToken cancellationToken)
    {
        var stream = file.File.Open();
        await using (stream.ConfigureAwait(false))
        {
            var checksum = await ScriptChecksum.ComputeAsync(stream, cancellationToken).ConfigureAwait(false);
            return ToMigration(file, checksum, await ReadHeaderAsync(file.File, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>Reads twice as much as long as the header may go on: it ends at the first token.</summary>
    private static async ValueTask<MigrationHeader> ReadHeaderAsync(MigrationFile file, CancellationToken cancellationToken)
    {
        for (var size = HeaderSize; ; size *= 2)
        {
            var buffer = new byte[size];
            var stream = file.Open();
            await using (stream.ConfigureAwait(false))
            {
                var count = await stream.ReadAtLeastAsync(buffer, size, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                if (HeaderParser.TryParse(buffer.AsSpan(0, count), isFinal: count < size, out var header))
                    return header;
            }
        }
    }

    private static Migration ToMigration(ReadFile file, Checksum checksum, MigrationHeader header) => new()
    {
        Version = file.Name.Version,
        Name = file.Name.Name,
        FileName = file.File.FileName,
        Location = file.File.Location,
        Checksum = checksum,
        Header = header,
        OpenScript = file.File.Open,
    };
}
