using System.Data.Common;
using StrictMigrations.Cli.Outputs;

namespace StrictMigrations.Cli;

/// <summary>An exception as a command ends with it; a defect of this program is none, and must not look like anything else.</summary>
internal sealed record Failure(int ExitCode, string Message)
{
    /// <summary>Runs a command and reports what it throws: as text on standard error, and as JSON when that was asked for.</summary>
    public static async Task<int> ReportAsync(string command, bool isJson, Func<Task<int>> execute, CancellationToken cancellationToken)
    {
        try
        {
            return await execute();
        }
        catch (Exception exception) when (Of(exception, cancellationToken) is { } failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            if (isJson)
                FailureJson.Write(command, failure, exception);
            return failure.ExitCode;
        }
    }

    /// <summary><see langword="null"/> for a defect.</summary>
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
