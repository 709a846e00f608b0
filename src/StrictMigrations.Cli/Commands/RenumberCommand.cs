using System.CommandLine;
using StrictMigrations.Cli.Outputs;

namespace StrictMigrations.Cli.Commands;

/// <summary>Gives a pending migration another number.</summary>
internal sealed class RenumberCommand : MigratorCommand
{
    private static readonly Argument<string> s_migration = new("MIGRATION") { Description = "The pending migration: its file name, path or version; the file name where two have one version." };

    private static readonly Option<MigrationVersion?> s_to = OptionParsing.Version("--to", "The new number; default: the next one that is free.");

    public RenumberCommand() : base("renumber", "Gives a migration that is not applied another number; its rollback script and DEPENDS lines of other pending files follow.", s_to) =>
        Arguments.Add(s_migration);

    protected override async Task<int> ExecuteAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        var changed = await migrator.Administration.RenumberAsync(new RenumberRequest { Migration = parsed.GetRequiredValue(s_migration), Version = parsed.GetValue(s_to) }, cancellationToken);
        await ChangedFilesOutput.WriteAsync(Name, changed, parsed, closing: null);
        return ExitCode.Done;
    }
}
