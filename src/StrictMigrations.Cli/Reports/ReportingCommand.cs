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

    /// <summary>The files that it writes besides.</summary>
    protected virtual IEnumerable<string> OutputsOf(ParseResult parsed) => [];

    protected sealed override async Task<int> ExecuteAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        var targets = parsed.GetValue(SharedOptions.Reports) ?? [];
        OutputFile.RequireDistinct([.. targets.Select(target => target.Path), .. OutputsOf(parsed)]);
        await using var files = await ReportFiles.OpenAsync(targets);
        var (exitCode, report) = await RunAsync(migrator, files, parsed, cancellationToken);
        var isWritten = report is null || await TryWriteAsync(files, report, parsed);
        return isWritten || exitCode != ExitCode.Done ? exitCode : ExitCode.Usage;
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
            await TryWriteAsync(files, await RunReports.AfterAsync(migrator.Runner, FullName, result: null, exception, TimeProvider.System, cancellationToken), parsed);
            throw;
        }
    }

    /// <summary>A report that cannot be written never takes the place of what it tells of: the result is printed already, the failure will be.</summary>
    private async Task<bool> TryWriteAsync(ReportFiles files, Report report, ParseResult parsed)
    {
        try
        {
            await WriteAsync(files, report, parsed);
            return true;
        }
        catch (UsageException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return false;
        }
    }

    private static bool IsReported(ReportFiles files) => GitHub.IsPresent || !files.IsEmpty;

    private async Task WriteAsync(ReportFiles files, Report report, ParseResult parsed)
    {
        var rooted = report with { Root = GitHub.Workspace ?? Environment.CurrentDirectory, IsDryRun = IsDryRun(parsed) };
        if (GitHub.IsPresent)
            GitHub.Annotate(rooted);
        await files.WriteAsync(rooted);
    }
}
