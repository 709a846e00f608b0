using System.CommandLine;
using StrictMigrations.Cli.Outputs;

namespace StrictMigrations.Cli.Commands;

/// <summary>Accepts the live schema after a wanted manual change.</summary>
internal sealed class AcceptCommand() : MigratorCommand("accept", "Accepts the live schema as it is, after a wanted manual change: an event in the ledger with the difference.", s_schema, s_reason)
{
    private static readonly Option<bool> s_schema = new("--schema") { Description = "Accept the whole live schema.", Required = true };
    private static readonly Option<string> s_reason = new("--reason") { Description = "Why; kept in the ledger.", HelpName = "TEXT", Required = true };

    protected override async Task<int> ExecuteAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        var recorded = await migrator.Administration.AcceptSchemaAsync(parsed.GetRequiredValue(s_reason), cancellationToken);
        if (parsed.GetValue(SharedOptions.Format) == OutputFormat.Json)
            RecordedJson.Write(Name, recorded);
        else
            await Console.Out.WriteLineAsync($"Recorded as event {recorded.Id}: the schema is accepted as it is.");
        return ExitCode.Done;
    }
}
