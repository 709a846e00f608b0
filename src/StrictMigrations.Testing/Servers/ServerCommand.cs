using System.ComponentModel;
using System.Diagnostics;

namespace StrictMigrations.Testing.Servers;

/// <summary>Runs a program to its end and gives what it printed.</summary>
internal static class ServerCommand
{
    /// <param name="account">Null: the caller's own.</param>
    /// <param name="program">A path, or a name on PATH.</param>
    /// <param name="arguments">Quoted as needed.</param>
    /// <param name="cancellationToken">Cancels the wait and kills the program.</param>
    /// <exception cref="InvalidOperationException">It could not be started or ended with a failure; its output is in the message.</exception>
    public static async Task<string> RunAsync(
        string? account, string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Start(account, program, arguments);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = await process.StandardError.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            var text = await output.ConfigureAwait(false) + errors;
            return process.ExitCode == 0
                ? text
                : throw new InvalidOperationException($"{program} failed with exit code {process.ExitCode}:\n{text}");
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    private static Process Start(string? account, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The caller's own folder may be closed to the account.
            WorkingDirectory = Path.GetPathRoot(Path.GetTempPath())!,
            Environment = { ["LC_ALL"] = "C" },
        };
        foreach (var variable in start.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(variable);
        if (account is not null)
            start.UserName = account;
        return StartProcess(start, account);
    }

    private static Process StartProcess(ProcessStartInfo start, string? account)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            var who = account is null ? "" : $" as user '{account}', who needs access to its folder";
            throw new InvalidOperationException($"{start.FileName} could not be started{who}: {e.Message}", e);
        }
    }
}
