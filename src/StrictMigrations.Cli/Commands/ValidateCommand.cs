using System.CommandLine;
using StrictMigrations.Cli.Outputs;
using StrictMigrations.Cli.Reports;

namespace StrictMigrations.Cli.Commands;

/// <summary>Runs every check and applies nothing.</summary>
internal sealed class ValidateCommand() : ReportingCommand("validate", "Runs every check and applies nothing. Pending migrations are listed; they are no error.", s_filesOnly)
{
    private static readonly Option<bool> s_filesOnly = new("--files-only")
    {
        Description = "Only the checks that need no database, with every migration as if it were new.",
    };

    public override bool NeedsDatabase(ParseResult parsed) => !parsed.GetValue(s_filesOnly);

    protected override async Task<Ending> RunAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        var result = parsed.GetValue(s_filesOnly)
            ? await migrator.Runner.ValidateFilesAsync(cancellationToken)
            : await migrator.Runner.ValidateAsync(cancellationToken);
        if (parsed.GetValue(SharedOptions.Format) == OutputFormat.Json)
            ValidateJson.Write(result);
        else
            await Console.Out.WriteAsync(ValidateText.Of(result));
        return new Ending(result.HasErrors ? ExitCode.Refused : ExitCode.Done, result.Report!);
    }
}
