namespace StrictMigrations.Catalogs;

/// <summary>Opens a script again that the catalog has read. Its file may be gone by now, which is no fault of whoever looks into it.</summary>
internal static class ScriptOpening
{
    private const string NothingChanged = "Nothing was changed.";

    /// <param name="migration">A script.</param>
    /// <param name="stays">What it leaves when the file is gone, as a sentence.</param>
    public static Stream Open(Migration migration, string stays)
    {
        try
        {
            return migration.OpenScript!();
        }
        catch (Exception exception) when (IsOfFile(exception))
        {
            throw Unreadable(migration, exception, stays);
        }
    }

    /// <summary>Reads it before anything is changed.</summary>
    public static async ValueTask<T> ReadAsync<T>(Migration migration, Func<Stream, ValueTask<T>> read)
    {
        var stream = Open(migration, NothingChanged);
        await using (stream.ConfigureAwait(false))
        {
            try
            {
                return await read(stream).ConfigureAwait(false);
            }
            catch (Exception exception) when (IsOfFile(exception))
            {
                throw Unreadable(migration, exception, NothingChanged);
            }
        }
    }

    /// <summary>Reads the bytes of it before anything is changed.</summary>
    public static async Task<byte[]> ReadBytesAsync(Migration migration, CancellationToken cancellationToken) => await ReadAsync(migration, async script =>
    {
        using var bytes = new MemoryStream();
        await script.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
        return bytes.ToArray();
    }).ConfigureAwait(false);

    private static bool IsOfFile(Exception exception) => exception is IOException or UnauthorizedAccessException;

    private static MigrationConfigurationException Unreadable(Migration migration, Exception exception, string stays) => new(
        $"{migration.FileName} cannot be read any more: {exception.Message} {stays} Leave {migration.Location} alone during a run, and start again.", exception);
}
