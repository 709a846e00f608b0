using System.CommandLine;
using System.CommandLine.Parsing;
using StrictMigrations.Cli.Commands;
using StrictMigrations.Reporting;
using StrictMigrations.Running;

namespace StrictMigrations.Cli.Reports;

/// <summary>A command whose result can also be written as reports; a failure is reported alike.</summary>
internal abstract class ReportingCommand(string name, string description, params Option[] options) : MigratorCommand(name, description, [.. options, s_reports])
{
    private static readonly Option<ReportTarget[]> s_reports = new("--report")
    {
        Description = "Write a report too: text, json, markdown, sarif, junit, html or github, into a file; a file's ending alone will do (.sarif, .html, .md, .xml, .json, .txt). May be repeated.",
        HelpName = "FORMAT=FILE",
        CustomParser = result => [.. result.Tokens.Select(token => Parse(result, token.Value)).OfType<ReportTarget>()],
    };

    /// <summary>Does the work, prints the result, and returns the exit code and what reports tell.</summary>
    protected abstract Task<Ending> RunAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken);

    /// <summary>Whether what is done is rolled back again, which reports must say.</summary>
    protected virtual bool IsDryRun(ParseResult parsed) => false;

    protected sealed override async Task<int> ExecuteAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var files = await ReportFiles.OpenAsync(parsed.GetValue(s_reports) ?? []);
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
            await Console.Error.WriteAsync(ReportFormat.GitHub.Writer.Write(rooted));
    }

    private static ReportTarget? Parse(ArgumentResult result, string text)
    {
        var (target, problem) = ReportTarget.Parse(text);
        if (problem is not null)
            result.AddError($"{result.Argument.Name} is '{text}': {problem}.");
        return target;
    }
}
