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

    public static IReadOnlyList<(int Code, string Meaning)> Meanings { get; } =
    [
        (Done, "done, or nothing to do"),
        (Refused, "refused: a check found an error"),
        (Usage, "wrong usage or configuration, or a file that cannot be written"),
        (Failed, "a migration failed while it ran; what was applied before it stays"),
        (LockTimeout, "the run lock was not had in time"),
        (Database, "the database could not be reached or read"),
        (Cancelled, "cancelled by Ctrl-C or SIGTERM"),
    ];
}
