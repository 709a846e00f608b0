using System.CommandLine;
using StrictMigrations.Cli.Outputs;

namespace StrictMigrations.Cli.Commands;

/// <summary>Runs every check and applies nothing.</summary>
internal sealed class ValidateCommand() : MigratorCommand("validate", "Runs every check and applies nothing. Pending migrations are listed; they are no error.", s_filesOnly)
{
    private static readonly Option<bool> s_filesOnly = new("--files-only")
    {
        Description = "Only the checks that need no database, with every migration as if it were new.",
    };

    public override bool NeedsDatabase(ParseResult parsed) => !parsed.GetValue(s_filesOnly);

    protected override async Task<int> ExecuteAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        var result = parsed.GetValue(s_filesOnly)
            ? await migrator.Runner.ValidateFilesAsync(cancellationToken)
            : await migrator.Runner.ValidateAsync(cancellationToken);
        if (parsed.GetValue(SharedOptions.Format) == OutputFormat.Json)
            ValidateJson.Write(result);
        else
            await Console.Out.WriteAsync(ValidateText.Of(result));
        return result.HasErrors ? ExitCode.Refused : ExitCode.Done;
    }
}
