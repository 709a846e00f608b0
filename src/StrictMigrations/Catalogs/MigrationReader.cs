using System.Collections.Immutable;
using StrictMigrations.Scripts;

namespace StrictMigrations.Catalogs;

/// <summary>Hashes each file and reads its header; the statements are not looked at here.</summary>
internal static class MigrationReader
{
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
