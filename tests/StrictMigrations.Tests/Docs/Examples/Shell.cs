using System.Diagnostics;

namespace StrictMigrations.Tests.Docs.Examples;

/// <summary>Commands as a reader types them: bash stops at the first that fails, and errors stand among the output as on a terminal.</summary>
internal static class Shell
{
    public static Task<(string Output, int ExitCode)> RunAsync(Scene scene, string commands) =>
        RunAsync(scene, "bash", "-euo", "pipefail", "-c", $"exec 2>&1\n{commands}");

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
