using System.CommandLine;
using StrictMigrations.Cli.Outputs;

namespace StrictMigrations.Cli.Commands;

/// <summary>Decides how an interrupted migration goes on.</summary>
internal sealed class ResolveCommand : MigratorCommand
{
    private static readonly Argument<string> s_migration = new("MIGRATION") { Description = "The interrupted migration: its version or its file name." };
    private static readonly Option<bool> s_continue = new("--continue") { Description = "Go on behind the statements that are done; they must be unchanged." };
    private static readonly Option<bool> s_restart = new("--restart") { Description = "Run all of it again: what it left behind was removed by hand." };
    private static readonly Option<bool> s_done = new("--done") { Description = "Count it as applied: the rest was completed by hand." };
    private static readonly Option<string?> s_reason = new("--reason") { Description = "Why; kept in the ledger.", HelpName = "TEXT" };

    public ResolveCommand() : base("resolve", "Decides how a migration without transaction goes on that was interrupted. Runs nothing: the next start does.", s_continue, s_restart, s_done, s_reason)
    {
        Arguments.Add(s_migration);
        Validators.Add(result =>
        {
            if (new[] { s_continue, s_restart, s_done }.Count(result.GetValue) != 1)
                result.AddError("Say how it goes on: give one of --continue, --restart and --done.");
        });
    }

    protected override async Task<int> ExecuteAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = new ResolveRequest { Migration = parsed.GetRequiredValue(s_migration), Resolution = ResolutionOf(parsed), Reason = parsed.GetValue(s_reason) };
        var recorded = await migrator.Administration.ResolveAsync(request, cancellationToken);
        if (parsed.GetValue(SharedOptions.Format) == OutputFormat.Json)
            RecordedJson.Write(Name, recorded);
        else
            await Console.Out.WriteLineAsync($"Recorded as event {recorded.Id}: {recorded.MigrationId} is to {Words(request.Resolution)}.");
        return ExitCode.Done;
    }

    private static Resolution ResolutionOf(ParseResult parsed) =>
        parsed.GetValue(s_continue) ? Resolution.Continue
        : parsed.GetValue(s_restart) ? Resolution.Restart
        : Resolution.Done;

    private static string Words(Resolution resolution) => resolution switch
    {
        Resolution.Continue => "go on at the next start",
        Resolution.Restart => "run again from its first statement at the next start",
        _ => "count as applied",
    };
}
