using System.Collections.Immutable;

namespace StrictMigrations.Sources;

/// <summary>The files of one folder, not of those below it.</summary>
internal sealed class DirectorySource(string path, bool allowEmpty = false) : IMigrationSource
{
    private readonly string _path = Path.GetFullPath(path, AppContext.BaseDirectory);

    public string Description => $"folder {_path}";

    public ValueTask<MigrationSourceContent> ReadAsync(CancellationToken cancellationToken)
    {
        var files = ReadFolder();
        if (!allowEmpty && !files.Any(file => file.FileName.EndsWith(".sql", StringComparison.OrdinalIgnoreCase)))
            throw Refused("has no .sql file in it", "If that is meant, set AllowEmpty; otherwise: ");
        return ValueTask.FromResult(new MigrationSourceContent { Files = files });
    }

    private ImmutableArray<MigrationFile> ReadFolder()
    {
        try
        {
            return [.. new DirectoryInfo(_path).EnumerateFileSystemInfos().Where(IsFileOrNamedAsOne).Select(ToFile)];
        }
        catch (DirectoryNotFoundException)
        {
            throw Refused("does not exist", "");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MigrationConfigurationException(
                $"The migrations folder {_path} cannot be read: {exception.Message} Give the account that runs this process read access to it.", exception);
        }
    }

    /// <summary>A folder that is named as a migration is reported, never passed over.</summary>
    private static bool IsFileOrNamedAsOne(FileSystemInfo info) => info is FileInfo || info.Name.EndsWith(".sql", StringComparison.OrdinalIgnoreCase);

    private static MigrationFile ToFile(FileSystemInfo file)
    {
        var fullName = file.FullName;
        if (file is DirectoryInfo)
            return new MigrationFile(file.Name, fullName, () => throw new IOException("It is a folder, not a file."));
        return new MigrationFile(file.Name, fullName, () => new FileStream(fullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1));
    }

    private MigrationConfigurationException Refused(string what, string other) => new(
        $"""
        The migrations folder {_path} {what}.
        {other}Copy the files beside the application with this line in its project file:
          <ItemGroup><None Include="migrations/**" CopyToOutputDirectory="PreserveNewest" /></ItemGroup>
        or embed them with <EmbeddedResource Include="migrations/**" /> and use FromAssembly(typeof(Program).Assembly).
        A relative folder is resolved against the application's base directory, {AppContext.BaseDirectory}
        """);
}
