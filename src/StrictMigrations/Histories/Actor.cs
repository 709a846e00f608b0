using System.Reflection;

namespace StrictMigrations.Histories;

/// <summary>Who writes to the ledger.</summary>
internal sealed record Actor(string OsUser, string Host, int Process, string Application, string ApplicationVersion, string LibraryVersion)
{
    /// <summary>This library's version.</summary>
    public static string Library { get; } = typeof(Actor).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public static Actor Of(StrictMigrationsOptions options)
    {
        var entry = Assembly.GetEntryAssembly()?.GetName();
        return new Actor(
            Environment.UserName,
            Environment.MachineName,
            Environment.ProcessId,
            options.ApplicationName ?? entry?.Name ?? "unknown",
            options.ApplicationVersion ?? entry?.Version?.ToString() ?? "unknown",
            Library);
    }
}
