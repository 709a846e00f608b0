using System.Diagnostics;

namespace StrictMigrations.Tests.Testing.BuildScript;

/// <summary>
/// A machine that has the ordinary tools and otherwise only the programs that the test puts there. Each call of such a
/// program is written to <see cref="Calls"/>.
/// </summary>
internal sealed class FakeMachine : IDisposable
{
    private static readonly string[] OrdinaryTools =
    [
        "awk", "bash", "cat", "chmod", "dirname", "env", "find", "head", "ls", "mkdir", "mktemp", "mv", "od", "rm", "sed", "seq", "sort",
        "touch", "tr", "uname",
    ];

    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    public FakeMachine()
    {
        Directory.CreateDirectory(Tools);
        foreach (var tool in OrdinaryTools)
            File.CreateSymbolicLink(Path.Combine(Tools, tool), Find(tool));
        Add("id", "echo 0", recorded: false);
        Set("PATH", Tools).Set("SYSTEM_ROOT", Root).Set("HOME", Root).Set("TMPDIR", Root);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("strict-migrations-machine-").FullName;

    public string Tools => Path.Combine(Root, "tools");

    public string[] Calls => File.Exists(CallFile) ? File.ReadAllLines(CallFile) : [];

    private string CallFile => Path.Combine(Root, "calls");

    public FakeMachine Set(string variable, string value)
    {
        _variables[variable] = value;
        return this;
    }

    public FakeMachine Add(string program, string script, bool recorded = true)
    {
        var record = recorded ? $"echo \"{Path.GetFileName(program)} $*\" >>'{CallFile}'\n" : "";
        var file = Path.Combine(Tools, program);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"#!{Find("bash")}\n{record}{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
        return this;
    }

    /// <summary>A folder below <see cref="Root"/> that looks like the programs of a server.</summary>
    public string AddServer(string folder, string version = "15.1")
    {
        var path = Path.Combine(Root, folder);
        foreach (var name in new[] { "initdb", "pg_ctl", "postgres" })
            Add(Path.Combine(path, name), $"echo 'postgres (PostgreSQL) {version}'", recorded: false);
        return path;
    }

    /// <summary>What the tests of the HTML report use, as an ordinary account has it.</summary>
    public FakeMachine AddBrowser()
    {
        Directory.CreateDirectory(Path.Combine(Root, ".cache/strict-migrations/playwright-core-1.65.1"));
        return Add("chromium", "exit 0", recorded: false);
    }

    public async Task<(int ExitCode, string Output, string Errors)> BuildAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Find("bash"), [Path.Combine(Repository.Root, "build.sh"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in _variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, errors);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string Find(string tool) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, tool)).First(File.Exists);
}
