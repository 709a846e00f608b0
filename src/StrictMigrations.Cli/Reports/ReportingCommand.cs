using System.CommandLine;
using StrictMigrations.Cli.Commands;
using StrictMigrations.Reporting;
using StrictMigrations.Running;

namespace StrictMigrations.Cli.Reports;

/// <summary>A command whose result can also be written as reports; a failure is reported alike.</summary>
internal abstract class ReportingCommand(string name, string description, params Option[] options) : MigratorCommand(name, description, [.. options, SharedOptions.Reports])
{
    /// <summary>Does the work, prints the result, and returns the exit code and what reports tell.</summary>
    protected abstract Task<Ending> RunAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken);

    /// <summary>Whether what is done is rolled back again, which reports must say.</summary>
    protected virtual bool IsDryRun(ParseResult parsed) => false;

    protected sealed override async Task<int> ExecuteAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var files = await ReportFiles.OpenAsync(parsed.GetValue(SharedOptions.Reports) ?? []);
        var (exitCode, report) = await RunAsync(migrator, files, parsed, cancellationToken);
        if (report is not null)
            await WriteAsync(files, report, parsed);
        return exitCode;
    }

    private async Task<(int ExitCode, Report? Report)> RunAsync(StrictMigrator migrator, ReportFiles files, ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            var ending = await RunAsync(migrator, parsed, cancellationToken);
            return (ending.ExitCode, IsReported(files) ? await ending.MakeReportAsync() : null);
        }
        catch (Exception exception) when (IsReported(files) && Failure.Of(exception, cancellationToken) is not null)
        {
            await WriteFailureAsync(files, await RunReports.AfterAsync(migrator.Runner, FullName, result: null, exception, TimeProvider.System, cancellationToken), parsed);
            throw;
        }
    }

    /// <summary>A report that cannot be written never takes the place of the failure that it tells of.</summary>
    private async Task WriteFailureAsync(ReportFiles files, Report report, ParseResult parsed)
    {
        try
        {
            await WriteAsync(files, report, parsed);
        }
        catch (UsageException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
        }
    }

    private static bool IsReported(ReportFiles files) => GitHub.IsPresent || !files.IsEmpty;

    private async Task WriteAsync(ReportFiles files, Report report, ParseResult parsed)
    {
        var rooted = report with { Root = GitHub.Workspace ?? Environment.CurrentDirectory, IsDryRun = IsDryRun(parsed) };
        await files.WriteAsync(rooted);
        if (GitHub.IsPresent)
            GitHub.Annotate(rooted);
    }
}
