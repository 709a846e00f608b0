namespace StrictMigrations.Cli;

/// <summary>A file that a command writes: all of it or nothing, so that what was there before is never lost to half of a new one.</summary>
internal static class OutputFile
{
    /// <summary>Says before any work is done what could not be written at its end.</summary>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static async Task RequireAsync(string? path)
    {
        if (path is not null && !IsDevice(path))
            await ReplaceAsync(path, unfinished => File.WriteAllTextAsync(unfinished, ""));
    }

    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        if (IsDevice(path))
            await GuardAsync(path, () => WriteAsync(path, FileMode.Open, write));
        else
            await ReplaceAsync(path, unfinished => WriteAndMoveAsync(unfinished, path, write));
    }

    /// <summary>Nothing takes the place of <c>/dev/null</c> and <c>/dev/stdout</c>: they are written to.</summary>
    private static bool IsDevice(string path) => Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal);

    private static async Task WriteAndMoveAsync(string unfinished, string path, Func<Stream, Task> write)
    {
        await WriteAsync(unfinished, FileMode.Create, write);
        // A link stays one: the file that it leads to is replaced.
        var target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null;
        File.Move(unfinished, target ?? path, overwrite: true);
    }

    private static async Task WriteAsync(string path, FileMode mode, Func<Stream, Task> write)
    {
        await using var file = new FileStream(path, mode, FileAccess.Write);
        await write(file);
    }

    private static async Task ReplaceAsync(string path, Func<string, Task> writeAsync)
    {
        var unfinished = $"{path}.unfinished";
        try
        {
            await GuardAsync(path, () => Directory.Exists(path) ? throw new IOException("It is a folder.") : writeAsync(unfinished));
        }
        finally
        {
            // What was moved is not there any more; in a folder that is missing nothing was written.
            if (File.Exists(unfinished))
                File.Delete(unfinished);
        }
    }

    private static async Task GuardAsync(string path, Func<Task> writeAsync)
    {
        try
        {
            await writeAsync();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var problem = exception.Message.Replace(".unfinished", "", StringComparison.Ordinal);
            throw new UsageException($"{Path.GetFullPath(path)} cannot be written: {problem} Name a file in a folder that exists and that this account may write in.");
        }
    }
}
