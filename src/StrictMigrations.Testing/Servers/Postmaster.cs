using System.Diagnostics;
using System.Globalization;

namespace StrictMigrations.Testing.Servers;

/// <summary>The server process of one data folder, started and stopped with pg_ctl.</summary>
internal sealed class Postmaster(ServerBinaries binaries, string folder)
{
    private string DataFolder => Path.Combine(folder, Cluster.DataFolder);

    private string LogFile => Path.Combine(folder, "log");

    public async ValueTask StartAsync(int port, CancellationToken cancellationToken) =>
        await ControlAsync(["start", "-w", "-l", LogFile, "-o", $"-p {port.ToString(CultureInfo.InvariantCulture)}"], cancellationToken)
            .ConfigureAwait(false);

    public async ValueTask StopAsync(bool immediate, CancellationToken cancellationToken)
    {
        if (IsRunning())
            await ControlAsync(["stop", "-w", "-m", immediate ? "immediate" : "fast"], cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<string> ReadLogAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(LogFile))
            return "";
        using var reader = new StreamReader(new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <remarks>The file may be left from a process that died, and its id taken by another: the start time decides.</remarks>
    private bool IsRunning()
    {
        var file = Path.Combine(DataFolder, "postmaster.pid");
        if (!File.Exists(file) || File.ReadAllLines(file) is not [var id, _, var started, ..])
            return false;
        try
        {
            using var process = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
            var expected = DateTimeOffset.FromUnixTimeSeconds(long.Parse(started, CultureInfo.InvariantCulture));
            return (process.StartTime.ToUniversalTime() - expected.UtcDateTime).Duration() < TimeSpan.FromSeconds(10);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private async ValueTask ControlAsync(string[] arguments, CancellationToken cancellationToken) =>
        await ServerCommand.RunAsync(
            ServerAccount.Name, binaries.Program("pg_ctl"), [.. arguments, "-D", DataFolder], cancellationToken).ConfigureAwait(false);
}
