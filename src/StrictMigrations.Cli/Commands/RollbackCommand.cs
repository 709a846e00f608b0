using System.CommandLine;
using StrictMigrations.Cli.Outputs;

namespace StrictMigrations.Cli.Commands;

/// <summary>Undoes migrations with their rollback scripts.</summary>
internal sealed class RollbackCommand : MigratorCommand
{
    private static readonly Option<int?> s_steps = new("--steps") { Description = "How many versioned migrations, counted from the one applied last.", HelpName = "N" };

    private static readonly Option<MigrationVersion?> s_to = OptionParsing.Version("--to", "The applied version that stays: all higher ones are rolled back.");

    private static readonly Option<string> s_reason = new("--reason") { Description = "Why; kept in the ledger.", HelpName = "TEXT", Required = true };
    private static readonly Option<bool> s_unproved = new("--unproved") { Description = "Also where the ledger does not know the schema from before a migration, so that nothing proves its script." };

    public RollbackCommand() : base("rollback", "Undoes migrations with their .down.sql, newest first, each in a transaction that must lead back to the schema from before it.", s_steps, s_to, s_reason, s_unproved) =>
        Validators.Add(result =>
        {
            if ((result.GetValue(s_steps) is null) == (result.GetValue(s_to) is null))
                result.AddError("Say how far to roll back: give one of --steps and --to.");
        });

    protected override bool ShowsLog => true;

    protected override async Task<int> ExecuteAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        var result = await migrator.Administration.RollBackAsync(
            new RollBackRequest { Steps = parsed.GetValue(s_steps), To = parsed.GetValue(s_to), Reason = parsed.GetRequiredValue(s_reason), Unproved = parsed.GetValue(s_unproved) }, cancellationToken);
        if (parsed.GetValue(SharedOptions.Format) == OutputFormat.Json)
            RollbackJson.Write(result);
        else
            await Console.Out.WriteLineAsync($"The next migrate applies again what is still in the folder: {string.Join(", ", result.RolledBack.Reverse().Select(item => item.FileName))}. Change or delete these files first if that is not wanted.");
        return ExitCode.Done;
    }
}
