namespace StrictMigrations.Tests.Packaging;

/// <summary>A project outside of this repository that knows the packages alone.</summary>
internal sealed class FreshProject : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("strict-migrations-fresh-").FullName;
    private readonly string _name;

    private FreshProject(string name)
    {
        _name = name;
        var templates = Path.Combine(Repository.Root, "tests/StrictMigrations.Tests/Packaging/Fresh");
        Copy(Path.Combine(templates, name), Folder);
        Copy(Path.Combine(templates, "migrations"), Migrations);
    }

    public string Folder => Path.Combine(_root, _name);

    public string Migrations => Path.Combine(_root, "migrations");

    /// <summary>Copied, and restored from the feed besides the sources that this machine has.</summary>
    public static async Task<FreshProject> RestoreAsync(string name)
    {
        var project = new FreshProject(name);
        await File.WriteAllTextAsync(Path.Combine(project._root, "nuget.config"), $"""
            <configuration>
              <packageSources><add key="feed" value="{LocalFeed.Packages}" /></packageSources>
            </configuration>
            """);
        await project.RunAsync("restore", $"-p:StrictMigrationsVersion={LocalFeed.Version}", "-p:NuGetAudit=false");
        return project;
    }

    public Task<string> RunAsync(params string[] arguments) => DotNet.RunAsync(Folder, LocalFeed.Environment, "dotnet", arguments);

    /// <summary>Runs it on a database, which its configuration names ConnectionStrings:Shop.</summary>
    public async Task<string> StartAsync(string connectionString)
    {
        var environment = new Dictionary<string, string?>(LocalFeed.Environment) { ["ConnectionStrings__Shop"] = connectionString, ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" };
        return await DotNet.RunAsync(Folder, environment, "dotnet", "run", "--no-restore", $"-p:StrictMigrationsVersion={LocalFeed.Version}");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
