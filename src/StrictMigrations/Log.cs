using Microsoft.Extensions.Logging;

namespace StrictMigrations;

/// <summary>Log messages. Event ids: 1000 runs, 2000 findings, 3000 steps, 5000 server.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Information, "The database is up to date, nothing to do. Migrations: {Migrations}.")]
    public static partial void UpToDate(ILogger logger, int migrations);

    [LoggerMessage(1001, LogLevel.Information, "Migrations applied: {Count}, in {Milliseconds} ms. The ledger's head is {Head}.")]
    public static partial void Completed(ILogger logger, int count, long milliseconds, LedgerHead head);

    [LoggerMessage(1002, LogLevel.Information, "Dry run. Migrations tried and rolled back: {Count}. Nothing was changed.")]
    public static partial void DryRunEnded(ILogger logger, int count);

    [LoggerMessage(2000, LogLevel.Warning, "{Rule}: {Subject}: {Message} {Remedy}")]
    public static partial void Finding(ILogger logger, string rule, string subject, string message, string remedy);

    [LoggerMessage(3000, LogLevel.Information, "Applied {Migration} in {Milliseconds} ms: {Effect}.")]
    public static partial void Applied(ILogger logger, string migration, long milliseconds, string effect);

    [LoggerMessage(3001, LogLevel.Warning, "The failure of {Migration} could not be written to the ledger: {Reason}")]
    public static partial void FailureNotRecorded(ILogger logger, string migration, string reason);

    [LoggerMessage(3002, LogLevel.Information, "Recorded {Migration} as {Kind}: {Reason}")]
    public static partial void Recorded(ILogger logger, string migration, EventKind kind, string reason);

    [LoggerMessage(3003, LogLevel.Information, "Rolled back {Migration} with {Script} in {Milliseconds} ms ({Statements} statements): {Reason}")]
    public static partial void RolledBack(ILogger logger, string migration, string script, long milliseconds, int statements, string reason);

    [LoggerMessage(3004, LogLevel.Information, "Would apply {Migration}, tried in {Milliseconds} ms: {Effect}.")]
    public static partial void WouldApply(ILogger logger, string migration, long milliseconds, string effect);

    [LoggerMessage(5000, LogLevel.Debug, "{Severity}: {Message}")]
    public static partial void Notice(ILogger logger, string severity, string message);

    [LoggerMessage(5001, LogLevel.Warning, "{Severity}: {Message}")]
    public static partial void ServerWarning(ILogger logger, string severity, string message);
}
