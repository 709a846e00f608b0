using System.Diagnostics;

namespace StrictMigrations.Tests.Children;

/// <summary>This assembly as a process of its own. Disposing kills it when it still runs.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;

    private Child(Process process) => _process = process;

    public bool HasEnded => _process.HasExited;

    public StreamReader Output => _process.StandardOutput;

    public StreamReader Error => _process.StandardError;

    public StreamWriter Input => _process.StandardInput;

    public static Child Start(string role, IReadOnlyDictionary<string, string?>? environment = null, params string[] arguments) =>
        StartProgram(typeof(Child).Assembly.Location, environment, [role, .. arguments]);

    /// <summary>Another program that was built beside this assembly.</summary>
    public static Child StartProgram(string assembly, IReadOnlyDictionary<string, string?>? environment, params string[] arguments) =>
        StartProgram(assembly, Environment.CurrentDirectory, environment, arguments);

    public static Child StartProgram(string assembly, string folder, IReadOnlyDictionary<string, string?>? environment, string[] arguments) =>
        StartProcess("dotnet", folder, environment, ["exec", assembly, .. arguments]);

    /// <summary>Root reads everything; without these two capabilities it is an account like any other.</summary>
    public static Child StartUnprivileged(params string[] arguments)
    {
        string[] program = ["exec", typeof(Child).Assembly.Location, .. arguments];
        return Environment.IsPrivilegedProcess
            ? StartProcess("setpriv", Environment.CurrentDirectory, null, ["--inh-caps=-dac_override,-dac_read_search", "--bounding-set=-dac_override,-dac_read_search", "dotnet", .. program])
            : StartProcess("dotnet", Environment.CurrentDirectory, null, program);
    }

    private static Child StartProcess(string program, string folder, IReadOnlyDictionary<string, string?>? environment, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        return new Child(Process.Start(start)!);
    }

    /// <summary>Waits for the end of a process that needs no input.</summary>
    public async Task<ChildResult> CompleteAsync(string input = "")
    {
        var (output, error) = (Output.ReadToEndAsync(), Error.ReadToEndAsync());
        await Input.WriteAsync(input);
        return new ChildResult(await EndAsync(), await output, await error);
    }

    /// <summary>As Ctrl-C does.</summary>
    public void Interrupt() => Signal("-INT");

    public void Signal(string signal) => Process.Start("kill", [signal, $"{_process.Id}"]).Dispose();

    public async Task<int> EndAsync()
    {
        Input.Close();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>As <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}

/// <summary>What a process ended with and everything it printed.</summary>
internal sealed record ChildResult(int ExitCode, string Output, string Error);
