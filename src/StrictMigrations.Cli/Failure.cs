using System.Data.Common;

namespace StrictMigrations.Cli;

/// <summary>An exception as a command ends with it; <see langword="null"/> from <see cref="Of"/> when it is a defect of this program, which must not look like anything else.</summary>
internal sealed record Failure(int ExitCode, string Message)
{
    public static Failure? Of(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        _ when cancellationToken.IsCancellationRequested => new(Cli.ExitCode.Cancelled, exception is StrictMigrationException ? $"Cancelled. {exception.Message}" : "Cancelled."),
        MigrationValidationException => new(Cli.ExitCode.Refused, exception.Message),
        MigrationConfigurationException or UsageException => new(Cli.ExitCode.Usage, exception.Message),
        MigrationFailedException => new(Cli.ExitCode.Failed, exception.Message),
        MigrationLockTimeoutException => new(Cli.ExitCode.LockTimeout, exception.Message),
        MigrationDatabaseException => new(Cli.ExitCode.Database, exception.Message),
        DbException => new(Cli.ExitCode.Database, $"The database failed: {exception.Message}"),
        IOException or UnauthorizedAccessException => new(Cli.ExitCode.Usage, exception.Message),
        _ => null,
    };
}
