using System.Diagnostics;
using StrictMigrations.Tests.Children;

namespace StrictMigrations.Tests.Packaging;

/// <summary>Commands of the .NET SDK, as a person types them.</summary>
internal static class DotNet
{
    /// <summary>Runs to the end; anything but success fails the test with everything that was printed.</summary>
    public static async Task<string> RunAsync(string folder, IReadOnlyDictionary<string, string?> environment, string program, params string[] arguments)
    {
        var result = await CompleteAsync(folder, environment, program, arguments);
        result.ExitCode.Should().Be(0, "'{0} {1}' printed: {2}{3}", program, string.Join(' ', arguments), result.Output, result.Error);
        return result.Output;
    }

    public static async Task<ChildResult> CompleteAsync(string folder, IReadOnlyDictionary<string, string?> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        // Left to themselves, MSBuild's nodes outlive the command and keep its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new ChildResult(process.ExitCode, await output, await error);
    }
}
