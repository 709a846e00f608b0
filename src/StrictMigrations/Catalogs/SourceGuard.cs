namespace StrictMigrations.Catalogs;

/// <summary>What a source returns is checked once, at the door, with an error that names the source.</summary>
internal static class SourceGuard
{
    public static async Task<MigrationSourceContent> ReadAsync(IMigrationSource source, CancellationToken cancellationToken)
    {
        try
        {
            var content = await source.ReadAsync(cancellationToken).ConfigureAwait(false);
            return Check(content, source);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or StrictMigrationException))
        {
            throw new MigrationConfigurationException($"The migration source '{source.Description}' ({source.GetType()}) failed: {exception.Message} Nothing was changed.", exception);
        }
    }

    private static MigrationSourceContent Check(MigrationSourceContent? content, IMigrationSource source)
    {
        if (content is null || content.Files.IsDefault || content.Code.IsDefault)
            throw Wrong(source, "returned nothing instead of a list");
        if (content.Files.FirstOrDefault(file => file is null || string.IsNullOrEmpty(file.FileName) || file.FileName.AsSpan().ContainsAny('/', '\\') || file.Open is null) is { } file)
            throw Wrong(source, $"returned the file name '{file.FileName}', which must be a name without a folder and can be opened");
        if (content.Code.Any(migration => migration is null))
            throw Wrong(source, "returned a null among its code migrations");
        return content;
    }

    private static MigrationConfigurationException Wrong(IMigrationSource source, string what) =>
        new($"The migration source '{source.Description}' ({source.GetType()}) {what}. Correct the source; see the remarks of IMigrationSource.");
}
