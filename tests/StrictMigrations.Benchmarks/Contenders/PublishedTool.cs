using System.Diagnostics;
using System.Runtime.InteropServices;
using StrictMigrations.Benchmarks.Measuring;

namespace StrictMigrations.Benchmarks.Contenders;

/// <summary>The command line as it is published for one platform: compiled ahead, with its dependencies.</summary>
internal static class PublishedTool
{
    /// <summary>Publishes it from the repository, which is the current folder.</summary>
    public static async Task<Contender> PublishAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), "strict-benchmarks-tool");
        await ProcessRun.RunAsync(new ProcessStartInfo("dotnet", ["publish", "src/StrictMigrations.Cli", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", folder, "--nologo"]));
        return new Contender("published tool", (database, migrations) =>
            new ProcessStartInfo(Path.Combine(folder, "strict-migrations"), ["migrate", "--connection", database, "--migrations", migrations]));
    }
}
