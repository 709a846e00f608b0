using System.Diagnostics;
using StrictMigrations.Tests.Children;
using StrictMigrations.Tests.Cli;

namespace StrictMigrations.Tests.Audits;

/// <summary>A project's folder, and a shell in it that knows the command.</summary>
internal sealed class ProjectShell : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("rescue-").FullName;

    public void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public async Task<ChildResult> RunAsync(string connection, string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"strict-migrations() {{ dotnet exec '{CommandLineProcess.Program}' \"$@\"; }}\n{command}"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["STRICT_MIGRATIONS_CONNECTION"] = connection;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new ChildResult(process.ExitCode, await output, await error);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
