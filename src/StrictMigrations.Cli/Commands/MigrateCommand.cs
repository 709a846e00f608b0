using System.CommandLine;
using StrictMigrations.Cli.Outputs;
using StrictMigrations.Cli.Reports;
using StrictMigrations.Running;
using StrictMigrations.Cli.Terminals;

namespace StrictMigrations.Cli.Commands;

/// <summary>Applies what is pending. As text its result is the runner's own log: a line for each migration as it ends, and the summary.</summary>
internal sealed class MigrateCommand() : ReportingCommand("migrate", "Validates everything, then applies what is pending, each migration in its own transaction.", SharedOptions.Target, s_plan, s_dryRun, s_createDatabase)
{
    private static readonly Option<string?> s_plan = new("--plan")
    {
        Description = "A plan file that 'plan --out' wrote: exactly it is carried out, or nothing, and what differs is said.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> s_dryRun = new("--dry-run")
    {
        Description = "Run everything in one transaction, with every check, and roll it back. Its locks are held until the end.",
    };

    private static readonly Option<bool> s_createDatabase = new("--create-database")
    {
        Description = "Create the database when it does not exist.",
    };

    protected override bool ShowsLog => true;

    protected override bool IsDryRun(ParseResult parsed) => parsed.GetValue(s_dryRun);

    protected override void Configure(ParseResult parsed, StrictMigrationsOptions options) =>
        options.CreateDatabase = parsed.GetValue(s_createDatabase);

    protected override async Task<Ending> RunAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        var plan = parsed.GetValue(s_plan) is { } path ? await PlanFiles.ReadAsync(path, cancellationToken) : null;
        var request = new MigrateRequest { Target = parsed.GetValue(SharedOptions.Target), Plan = plan, DryRun = IsDryRun(parsed) };
        var isText = parsed.GetValue(SharedOptions.Format) == OutputFormat.Text;
        var result = await LiveProgress.ShowAsync(isText, progress => migrator.MigrateAsync(request with { Progress = progress }, cancellationToken));
        if (parsed.GetValue(SharedOptions.Format) == OutputFormat.Json)
            MigrateJson.Write(result);
        return new Ending(ExitCode.Done, () => RunReports.AfterAsync(migrator.Runner, Name, result, failure: null, TimeProvider.System, cancellationToken));
    }
}
