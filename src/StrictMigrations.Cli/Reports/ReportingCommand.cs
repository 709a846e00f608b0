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
        try
        {
            var ending = await RunAsync(migrator, parsed, cancellationToken);
            if (IsReported(files))
                await WriteAsync(files, await ending.MakeReportAsync(), parsed);
            return ending.ExitCode;
        }
        catch (Exception exception) when (IsReported(files) && Failure.Of(exception, cancellationToken) is not null)
        {
            await WriteAsync(files, await RunReports.AfterAsync(migrator.Runner, FullName, result: null, exception, TimeProvider.System, cancellationToken), parsed);
            throw;
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
