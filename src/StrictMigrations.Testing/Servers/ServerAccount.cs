namespace StrictMigrations.Testing.Servers;

/// <summary>The account the server runs as: PostgreSQL refuses root.</summary>
internal static class ServerAccount
{
    private static readonly string[] Unprivileged = ["postgres", "nobody"];

    /// <summary>Null when it is the caller's own.</summary>
    public static string? Name { get; } = Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? FindUnprivileged() : null;

    private static string FindUnprivileged()
    {
        var accounts = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        return Unprivileged.FirstOrDefault(accounts.Contains) ?? throw new InvalidOperationException(
            "PostgreSQL does not run as root, and there is neither an account 'postgres' nor 'nobody' in /etc/passwd. " +
            "Run the tests as another user, or add one: useradd --system postgres.");
    }
}
