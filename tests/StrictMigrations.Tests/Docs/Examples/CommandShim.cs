using StrictMigrations.Tests.Cli;

namespace StrictMigrations.Tests.Docs.Examples;

/// <summary>A folder with the command <c>strict-migrations</c>, as a shell finds it where the tool is installed.</summary>
internal static class CommandShim
{
    public static string Folder { get; } = Create();

    private static string Create()
    {
        var folder = Directory.CreateTempSubdirectory("command-").FullName;
        var command = Path.Combine(folder, "strict-migrations");
        File.WriteAllText(command, $"#!/bin/sh\nexec dotnet exec '{CommandLineProcess.Program}' \"$@\"\n");
        File.SetUnixFileMode(command, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
