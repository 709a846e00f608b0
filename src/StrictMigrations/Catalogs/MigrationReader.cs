using System.Collections.Immutable;
using System.Runtime.InteropServices;
using StrictMigrations.Scripts;

namespace StrictMigrations.Catalogs;

/// <summary>Hashes each file and reads its header; the statements are not looked at here.</summary>
internal static class MigrationReader
{
    public static async Task<ImmutableArray<ReadFile>> ReadAllAsync(ImmutableArray<ReadFile> files, CancellationToken cancellationToken)
    {
        var read = new ReadFile[files.Length];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(ReadSomeAsync, cancellationToken))).ConfigureAwait(false);
        return ImmutableCollectionsMarshal.AsImmutableArray(read);

        async Task ReadSomeAsync()
        {
            for (var index = Interlocked.Increment(ref next); index < files.Length; index = Interlocked.Increment(ref next))
            {
                cancellationToken.ThrowIfCancellationRequested();
                read[index] = await ReadAsync(files[index], cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async ValueTask<ReadFile> ReadAsync(ReadFile file, CancellationToken cancellationToken)
    {
        if (file.Name.Role is not (FileRole.Versioned or FileRole.Repeatable or FileRole.Retired))
            return file;
        try
        {
            var stream = file.File.Open();
            await using (stream.ConfigureAwait(false))
                return file with { Migration = ToMigration(file, await ScriptSummary.ReadAsync(stream, cancellationToken).ConfigureAwait(false)) };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return file with { Rejection = new RejectedFile(file.File.FileName, file.File.Location, RejectionReason.Unreadable, exception.Message) };
        }
    }

    private static Migration ToMigration(ReadFile file, ScriptSummary script) => new()
    {
        Version = file.Name.Version,
        Name = file.Name.Name,
        FileName = file.File.FileName,
        Location = file.File.Location,
        Checksum = script.Checksum,
        Header = script.Header,
        OpenScript = file.File.Open,
    };
}
