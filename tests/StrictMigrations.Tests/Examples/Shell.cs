using System.Diagnostics;
using StrictMigrations.Tests.Cli;

namespace StrictMigrations.Tests.Examples;

/// <summary>Commands as a reader types them: bash stops at the first that fails, and errors stand among the output as on a terminal.</summary>
internal static class Shell
{
    /// <summary>The installed tool is the built one.</summary>
    private static readonly string Prelude = $"exec 2>&1\nstrict-migrations() {{ dotnet exec '{CommandLineProcess.Program}' \"$@\"; }}\nexport -f strict-migrations\n";

    public static Task<(string Output, int ExitCode)> RunAsync(Scene scene, string commands) =>
        RunAsync(scene, "bash", "-euo", "pipefail", "-c", Prelude + commands);

    public static async Task<(string Output, int ExitCode)> RunAsync(Scene scene, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = scene.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in scene.Environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (await output + await error, process.ExitCode);
    }
}
