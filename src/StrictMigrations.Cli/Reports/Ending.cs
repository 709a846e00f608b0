using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Reports;

/// <summary>How a command ended, and its report, which is only made when somebody wants it.</summary>
internal sealed record Ending(int ExitCode, Func<Task<Report>> MakeReportAsync)
{
    public Ending(int exitCode, Report report) : this(exitCode, () => Task.FromResult(report))
    {
    }
}
