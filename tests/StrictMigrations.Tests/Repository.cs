namespace StrictMigrations.Tests;

/// <summary>The folder with the solution, for tests of what is not compiled: scripts, samples, docs.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "StrictMigrations.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder.TrimEnd('/'))!);
}
