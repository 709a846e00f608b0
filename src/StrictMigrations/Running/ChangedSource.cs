using StrictMigrations.Running.Acts;

namespace StrictMigrations.Running;

/// <summary>A source as it will be once its files are changed.</summary>
internal sealed class ChangedSource(IMigrationSource source, IReadOnlyCollection<FileChange> changes) : IMigrationSource
{
    public string Description => source.Description;

    public async ValueTask<MigrationSourceContent> ReadAsync(CancellationToken cancellationToken)
    {
        var content = await source.ReadAsync(cancellationToken).ConfigureAwait(false);
        return content with { Files = [.. content.Files.Select(Change)] };
    }

    private MigrationFile Change(MigrationFile file) => changes.FirstOrDefault(change => string.Equals(change.From, file.Location, StringComparison.Ordinal)) is { } change
        ? new MigrationFile(Path.GetFileName(change.To), change.To, () => new MemoryStream(change.After, writable: false))
        : file;
}
