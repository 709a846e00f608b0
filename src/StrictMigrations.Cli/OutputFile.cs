namespace StrictMigrations.Cli;

/// <summary>A file that a command writes: all of it or nothing, so that what was there before is never lost to half of a new one.</summary>
internal static class OutputFile
{
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var unfinished = $"{path}.unfinished";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
                await write(file);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{Path.GetFullPath(path)} cannot be written: {exception.Message} Name a file in a folder that exists and that this account may write in.");
        }
        finally
        {
            // What was moved is not there any more; in a folder that is missing nothing was written.
            if (File.Exists(unfinished))
                File.Delete(unfinished);
        }
    }
}
