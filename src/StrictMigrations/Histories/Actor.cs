using System.Reflection;

namespace StrictMigrations.Histories;

/// <summary>Who writes to the ledger.</summary>
internal sealed record Actor(string OsUser, string Host, int Process, string Application, string ApplicationVersion, string LibraryVersion)
{
    public static Actor Of(StrictMigrationsOptions options)
    {
        var entry = Assembly.GetEntryAssembly()?.GetName();
        return new Actor(
            Environment.UserName,
            Environment.MachineName,
            Environment.ProcessId,
            options.ApplicationName ?? entry?.Name ?? "unknown",
            options.ApplicationVersion ?? entry?.Version?.ToString() ?? "unknown",
            typeof(Actor).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown");
    }
}
