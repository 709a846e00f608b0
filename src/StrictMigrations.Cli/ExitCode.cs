namespace StrictMigrations.Cli;

/// <summary>What the process ends with; docs/cli.md documents them.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Usage = 2;
    public const int Failed = 3;
    public const int LockTimeout = 4;
    public const int Database = 5;

    /// <summary>What shells expect of a process that Ctrl-C ended.</summary>
    public const int Cancelled = 130;
}
