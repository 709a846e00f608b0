namespace StrictMigrations.Cli;

/// <summary>The folder that --migrations names. Unlike an application's it is found from the current folder.</summary>
internal static class MigrationsFolder
{
    public static string Require(string? path, bool mayBeEmpty = false)
    {
        var folder = Path.GetFullPath(path ?? "migrations");
        try
        {
            return Directory.EnumerateFiles(folder).Any(file => file.EndsWith(".sql", StringComparison.OrdinalIgnoreCase)) || mayBeEmpty
                ? folder
                : throw new UsageException($"The migrations folder {folder} has no .sql file in it. Name another with --migrations DIR.");
        }
        catch (DirectoryNotFoundException)
        {
            throw new UsageException($"The migrations folder {folder} does not exist. Name it with --migrations DIR.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The migrations folder {folder} cannot be read: {exception.Message} Give this account read access, or name another with --migrations DIR.");
        }
    }
}
