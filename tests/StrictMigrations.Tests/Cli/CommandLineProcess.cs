using StrictMigrations.Tests.Children;

namespace StrictMigrations.Tests.Cli;

/// <summary>
/// The command line as a process: the one in the folder that STRICT_MIGRATIONS_TEST_TOOL names, compiled ahead by build.sh, which saves
/// minutes over some thousand starts; else as it was built, from its own folder, as beside the tests some of its assemblies are missing.
/// </summary>
internal static class CommandLineProcess
{
    public static string Program { get; } = Path.Combine(
        Environment.GetEnvironmentVariable("STRICT_MIGRATIONS_TEST_TOOL") is { Length: > 0 } compiledAhead
            ? compiledAhead
            : AppContext.BaseDirectory.Replace(Path.Combine("tests", "StrictMigrations.Tests"), Path.Combine("src", "StrictMigrations.Cli"), StringComparison.Ordinal),
        "strict-migrations.dll");

    public static Task<ChildResult> RunAsync(params string[] arguments) => CompleteAsync(connection: null, input: "", arguments);

    public static Task<ChildResult> RunOnAsync(string connection, params string[] arguments) => CompleteAsync(connection, input: "", arguments);

    public static Task<ChildResult> RunWithInputAsync(string input, params string[] arguments) => CompleteAsync(connection: null, input, arguments);

    /// <summary>In another folder, with other variables.</summary>
    public static async Task<ChildResult> RunInAsync(string folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        using var child = Child.StartProgram(Program, folder, environment, arguments);
        return await child.CompleteAsync();
    }

    public static Child Start(string? connection, params string[] arguments) =>
        Child.StartProgram(Program, new Dictionary<string, string?> { ["STRICT_MIGRATIONS_CONNECTION"] = connection }, arguments);

    private static async Task<ChildResult> CompleteAsync(string? connection, string input, string[] arguments)
    {
        using var child = Start(connection, arguments);
        return await child.CompleteAsync(input);
    }
}
