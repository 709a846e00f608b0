namespace StrictMigrations.Tests.Packaging;

/// <summary>Once: all packages, made as a release makes them, in a folder that is a feed.</summary>
[SetUpFixture]
public sealed class LocalFeed
{
    private static string? _root;

    public static string Version => "0.1.0-feed.1";

    /// <summary>The folder of the packages.</summary>
    public static string Packages => Path.Combine(Root, "feed");

    /// <summary>
    /// The packages of others come from where this build has them; ours are new each time and must come from the feed, so they go into
    /// a folder of their own.
    /// </summary>
    public static IReadOnlyDictionary<string, string?> Environment { get; } = new Dictionary<string, string?>
    {
        ["NUGET_PACKAGES"] = Path.Combine(Root, "packages"),
        ["NUGET_FALLBACK_PACKAGES"] = OwnPackages(),
        ["CI"] = null,
    };

    private static string Root => _root ??= Directory.CreateTempSubdirectory("strict-migrations-feed-").FullName;

    [OneTimeSetUp]
    public async Task PackAsync()
    {
        // A remote, which packages name as their repository; it need not exist. Not "origin": a clone has its own.
        Directory.CreateDirectory(Path.Combine(Root, "git"));
        await File.WriteAllTextAsync(Path.Combine(Root, "git", "config"), "[remote \"feed\"]\n\turl = https://github.com/example/strict-migrations.git\n");
        var environment = new Dictionary<string, string?> { ["XDG_CONFIG_HOME"] = Root, ["CI"] = null };
        foreach (var project in new[] { "StrictMigrations.Hosting", "StrictMigrations.Testing", "StrictMigrations.Cli" })
            await DotNet.RunAsync(Repository.Root, environment, "dotnet", "build", $"src/{project}", "-c", "Release", $"-p:Version={Version}", "-p:GitRepositoryRemoteName=feed");
        foreach (var project in new[] { "StrictMigrations", "StrictMigrations.Hosting", "StrictMigrations.Testing", "StrictMigrations.Cli" })
            await DotNet.RunAsync(Repository.Root, environment, "dotnet", "pack", $"src/{project}", "-c", "Release", "--no-build", $"-p:Version={Version}", "-p:GitRepositoryRemoteName=feed", "-o", Packages);
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(Root, recursive: true);

    private static string OwnPackages() =>
        System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
