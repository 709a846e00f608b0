using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StrictMigrations.Testing.Servers;

/// <summary>
/// A fresh data folder is copied from one that was made before: five times faster than initdb. One a day, because services
/// that clean the temporary folder take single files of what is older.
/// </summary>
internal static class ClusterTemplate
{
    private const string Prefix = "template-";

    /// <summary>Puts a new data folder and the file with its superuser's password into <paramref name="folder"/>.</summary>
    public static async ValueTask CopyToAsync(string folder, ServerBinaries binaries, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            await InitializeAsync(folder, binaries, cancellationToken).ConfigureAwait(false);
            return;
        }

        var template = Path.Combine(Path.GetDirectoryName(folder)!, $"{Prefix}{Day(0)}-{Key(binaries)}");
        if (!Directory.Exists(template))
            await CreateAsync(template, binaries, cancellationToken).ConfigureAwait(false);
        await ServerCommand.RunAsync(account: null, "cp", ["-a", template + "/.", folder], cancellationToken).ConfigureAwait(false);
    }

    public static void RemoveOld()
    {
        foreach (var folder in OwnedFolder.Abandoned(IsOld))
            folder.Dispose();
    }

    private static bool IsOld(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && string.CompareOrdinal(name, Prefix + Day(-1)) < 0;

    private static async ValueTask CreateAsync(string template, ServerBinaries binaries, CancellationToken cancellationToken)
    {
        using var building = OwnedFolder.Create(Path.GetDirectoryName(template)!, Cluster.Prefix);
        await InitializeAsync(building.Path, binaries, cancellationToken).ConfigureAwait(false);
        try
        {
            Directory.Move(building.Path, template);
        }
        catch (IOException) when (Directory.Exists(template))
        {
            // Another process was faster; its template is as good.
        }
    }

    private static async ValueTask InitializeAsync(string folder, ServerBinaries binaries, CancellationToken cancellationToken)
    {
        var password = Path.Combine(folder, Cluster.PasswordFile);
        await File.WriteAllTextAsync(password, RandomNumberGenerator.GetHexString(32, lowercase: true), cancellationToken).ConfigureAwait(false);
        if (ServerAccount.Name is { } account)
            await ServerCommand.RunAsync(account: null, "chown", ["-R", account, folder], cancellationToken).ConfigureAwait(false);
        await ServerCommand.RunAsync(
            ServerAccount.Name,
            binaries.Program("initdb"),
            ["-D", Path.Combine(folder, Cluster.DataFolder), "-U", Cluster.Superuser, "-E", "UTF8", "--locale=C", "--no-sync",
                "--auth=scram-sha-256", $"--pwfile={password}"],
            cancellationToken).ConfigureAwait(false);
    }

    private static string Key(ServerBinaries binaries) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{binaries} {ServerAccount.Name}")))[..12];

    private static string Day(int offset) =>
        TimeProvider.System.GetUtcNow().AddDays(offset).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
