using System.CommandLine;
using StrictMigrations.Cli.Outputs;

namespace StrictMigrations.Cli.Commands;

/// <summary>Accepts one file that was edited after it ran, or the live schema after a wanted manual change.</summary>
internal sealed class AcceptCommand : MigratorCommand
{
    private static readonly Argument<string?> s_file = new("FILE") { Description = "The edited migration: its file name, path or version.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> s_schema = new("--schema") { Description = "Accept the whole live schema." };
    private static readonly Option<string> s_reason = new("--reason") { Description = "Why; kept in the file, or for a schema in the ledger.", HelpName = "TEXT", Required = true };

    public AcceptCommand() : base("accept", "Accepts one file that was edited after it ran (a line in the file), or the live schema after a wanted manual change (an event in the ledger).", s_schema, s_reason)
    {
        Arguments.Add(s_file);
        Validators.Add(result =>
        {
            if (result.GetValue(s_schema) == (result.GetValue(s_file) is not null))
                result.AddError("Say what is accepted: give either FILE or --schema.");
        });
    }

    protected override Task<int> ExecuteAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken) => parsed.GetValue(s_file) is { } file
        ? AcceptFileAsync(migrator, file, parsed, cancellationToken)
        : AcceptSchemaAsync(migrator, parsed, cancellationToken);

    private async Task<int> AcceptFileAsync(StrictMigrator migrator, string file, ParseResult parsed, CancellationToken cancellationToken)
    {
        var changed = await migrator.Administration.AcceptAsync(new AcceptRequest { Migration = file, Reason = parsed.GetRequiredValue(s_reason) }, cancellationToken);
        await ChangedFilesOutput.WriteAsync(Name, changed, parsed, "Commit this file: each database records it at its next start.");
        return ExitCode.Done;
    }

    private async Task<int> AcceptSchemaAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        var recorded = await migrator.Administration.AcceptSchemaAsync(parsed.GetRequiredValue(s_reason), cancellationToken);
        if (parsed.GetValue(SharedOptions.Format) == OutputFormat.Json)
            RecordedJson.Write(Name, recorded);
        else
            await Console.Out.WriteLineAsync($"Recorded as event {recorded.Id}: the schema is accepted as it is.");
        return ExitCode.Done;
    }
}
