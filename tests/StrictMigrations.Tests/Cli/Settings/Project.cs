using StrictMigrations.Tests.Children;

namespace StrictMigrations.Tests.Cli.Settings;

/// <summary>A temporary folder with folders in it, and the command line started there.</summary>
internal sealed class Project : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("project-").FullName;

    public string PathOf(string path) => Path.GetFullPath(path, _root);

    public Project Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
        return this;
    }

    public Task<ChildResult> RunInAsync(string folder, Dictionary<string, string?> variables, params string[] arguments) =>
        CommandLineProcess.RunInAsync(PathOf(folder), variables, arguments);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
