using System.Runtime.Loader;

namespace StrictMigrations.Tests.Examples;

/// <summary>A program of a document in a process of its own, as if it had been published to the folder in which it stands.</summary>
internal static class ExampleProgram
{
    public const string Role = "example";

    public static async Task<int> RunAsync(string[] arguments)
    {
        AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", Path.GetDirectoryName(arguments[0]) + "/");
        var program = AssemblyLoadContext.Default.LoadFromAssemblyPath(arguments[0]).EntryPoint!;
        return program.Invoke(null, [arguments[1..]]) switch
        {
            int code => code,
            Task<int> code => await code,
            _ => 0,
        };
    }
}
