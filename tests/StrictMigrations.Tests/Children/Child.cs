using System.Diagnostics;

namespace StrictMigrations.Tests.Children;

/// <summary>This assembly as a process of its own. Disposing kills it when it still runs.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;

    private Child(Process process) => _process = process;

    public StreamReader Output => _process.StandardOutput;

    public StreamReader Error => _process.StandardError;

    public StreamWriter Input => _process.StandardInput;

    public static Child Start(string role, IReadOnlyDictionary<string, string?>? environment = null, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Child).Assembly.Location, role, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        return new Child(Process.Start(start)!);
    }

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
