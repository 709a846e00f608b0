namespace StrictMigrations.Cli.Reports;

/// <summary>What GitHub's runner says of itself.</summary>
internal static class GitHub
{
    /// <summary>Then findings become annotations. They go to standard error, which the runner reads too: standard output may be a document.</summary>
    public static bool IsPresent { get; } = string.Equals(Environment.GetEnvironmentVariable("GITHUB_ACTIONS"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The root of the repository.</summary>
    public static string? Workspace { get; } = Environment.GetEnvironmentVariable("GITHUB_WORKSPACE") is { Length: > 0 } folder ? folder : null;
}
