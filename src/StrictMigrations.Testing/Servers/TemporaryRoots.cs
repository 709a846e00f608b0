namespace StrictMigrations.Testing.Servers;

/// <summary>
/// Where clusters live. In memory when Linux offers room there: a clone writes hundreds of small files, which takes a tenth
/// of the time. One folder for each user, because another user's leftovers could not be removed.
/// </summary>
internal static class TemporaryRoots
{
    private const string Memory = "/dev/shm";
    private const long RoomNeeded = 4L << 30;

    private static readonly string Name = $"strict-migrations-{Environment.UserName}";

    private static readonly string OnDisk = Path.Combine(Path.GetTempPath(), Name);
    private static readonly string InMemory = Path.Combine(Memory, Name);

    public static IEnumerable<string> Existing => new[] { OnDisk, InMemory }.Where(Directory.Exists);

    /// <summary>A durable server is for measurements and belongs on a disk; so does whatever TMPDIR asks for.</summary>
    public static string For(PostgresServerOptions options) =>
        !options.Durable && Environment.GetEnvironmentVariable("TMPDIR") is null && MemoryHasRoom() ? InMemory : OnDisk;

    private static bool MemoryHasRoom() =>
        OperatingSystem.IsLinux() && Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace >= RoomNeeded;
}
