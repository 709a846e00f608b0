namespace StrictMigrations.Testing.Servers;

/// <summary>
/// A folder that belongs to this process while it holds the lock file beside it. The operating system releases the lock
/// when the process dies, however it dies, so that the next start knows what was abandoned without trusting process ids.
/// </summary>
internal sealed class OwnedFolder : IDisposable
{
    private readonly FileStream _lock;

    private OwnedFolder(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    public string Path { get; }

    public static OwnedFolder Create(string root, string prefix)
    {
        Directory.CreateDirectory(root);
        var path = System.IO.Path.Combine(root, prefix + Guid.NewGuid().ToString("n")[..12]);
        var folder = new OwnedFolder(path, Lock(path));
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }

    /// <summary>Folders whose owner is gone. Each is locked: two processes never get the same one.</summary>
    public static IEnumerable<OwnedFolder> Abandoned(Predicate<string> name) =>
        TemporaryRoots.Existing.SelectMany(Directory.GetDirectories)
            .Where(path => name(System.IO.Path.GetFileName(path)))
            .Select(TryTakeOver)
            .OfType<OwnedFolder>();

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
        _lock.Dispose();
    }

    private static OwnedFolder? TryTakeOver(string path)
    {
        try
        {
            return new OwnedFolder(path, Lock(path));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static FileStream Lock(string path) =>
        new(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
}
