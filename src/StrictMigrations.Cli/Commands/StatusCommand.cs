using System.CommandLine;
using StrictMigrations.Cli.Outputs;
using StrictMigrations.Cli.Reports;
using StrictMigrations.Cli.Terminals;

namespace StrictMigrations.Cli.Commands;

/// <summary>Shows every migration with its state.</summary>
internal sealed class StatusCommand() : ReportingCommand("status", "Shows every migration with its state, what a start would find, and the ledger's head. Changes nothing.", s_verbose, s_changes)
{
    private static readonly Option<bool> s_verbose = new("--verbose")
    {
        Description = "List the files of the folder that are no migrations, too.",
    };

    private static readonly Option<bool> s_changes = new("--changes")
    {
        Description = "Show what each migration changed in the schema, as the ledger recorded it.",
    };

    protected override async Task<Ending> RunAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        var report = await migrator.Runner.StatusAsync(cancellationToken);
        if (parsed.GetValue(SharedOptions.Format) == OutputFormat.Json)
            StatusJson.Write(report, parsed.GetValue(s_changes));
        else
            await Console.Out.WriteAsync(StatusText.Of(report, parsed.GetValue(s_verbose), parsed.GetValue(s_changes), Terminal.Width));
        return new Ending(report.Findings.Any(finding => finding.Severity == Severity.Error) ? ExitCode.Refused : ExitCode.Done, report.Report!);
    }
}
