namespace StrictMigrations.Cli.Settings;

/// <summary>Finds strict-migrations.json: in the current folder, or in the nearest one above that has it, up to the root of the repository. What lies above is not the project's.</summary>
internal static class SettingsFile
{
    public const string Name = "strict-migrations.json";

    /// <summary>What stands in the file; nothing where there is none.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static IReadOnlyList<SettingEntry> Find(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = IsRoot(current) ? null : current.Parent)
        {
            var path = Path.Combine(current.FullName, Name);
            if (Path.Exists(path))
                return SettingsReader.Read(new SettingsText(path, ReadBytes(path)));
        }

        return [];
    }

    /// <summary>A folder, or in a worktree or a submodule a file.</summary>
    private static bool IsRoot(DirectoryInfo folder) => Path.Exists(Path.Combine(folder.FullName, ".git"));

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The settings {path} cannot be read: {(Directory.Exists(path) ? "this is a folder." : exception.Message)} Give this account read access, or remove it.");
        }
    }
}
