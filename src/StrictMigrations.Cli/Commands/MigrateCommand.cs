using System.CommandLine;
using StrictMigrations.Cli.Outputs;
using StrictMigrations.Cli.Reports;
using StrictMigrations.Running;
using StrictMigrations.Cli.Terminals;

namespace StrictMigrations.Cli.Commands;

/// <summary>Applies what is pending. As text its result is the runner's own log: a line for each migration as it ends, and the summary.</summary>
internal sealed class MigrateCommand() : ReportingCommand("migrate", "Validates everything, then applies what is pending, each migration in its own transaction.", s_target, s_createDatabase)
{
    private static readonly Option<MigrationVersion?> s_target = OptionParsing.Value<MigrationVersion>(
        "--target",
        "The last version to apply, without repeatable migrations; default: everything.",
        "VERSION",
        "a version, such as 0030",
        text => (MigrationVersion.TryParse(text, out var version), version));

    private static readonly Option<bool> s_createDatabase = new("--create-database")
    {
        Description = "Create the database when it does not exist.",
    };

    protected override bool ShowsLog => true;

    protected override void Configure(ParseResult parsed, StrictMigrationsOptions options) =>
        options.CreateDatabase = parsed.GetValue(s_createDatabase);

    protected override async Task<Ending> RunAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        var isText = parsed.GetValue(SharedOptions.Format) == OutputFormat.Text;
        var result = await LiveProgress.ShowAsync(isText, progress => migrator.MigrateAsync(new MigrateRequest { Target = parsed.GetValue(s_target), Progress = progress }, cancellationToken));
        if (parsed.GetValue(SharedOptions.Format) == OutputFormat.Json)
            MigrateJson.Write(result);
        return new Ending(ExitCode.Done, () => RunReports.AfterAsync(migrator.Runner, Name, result, failure: null, TimeProvider.System, cancellationToken));
    }
}
