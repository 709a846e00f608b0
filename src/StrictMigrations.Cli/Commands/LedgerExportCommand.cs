using System.CommandLine;

namespace StrictMigrations.Cli.Commands;

/// <summary>Writes all rows as JSON Lines.</summary>
internal sealed class LedgerExportCommand() : MigratorCommand(SharedOptions.OfLedger, "export", "Writes the ledger's rows as JSON Lines, as docs/ledger.md describes them, sound or not.", s_output)
{
    private static readonly Option<string?> s_output = new("--output") { Description = "The file to write; default: standard output. An existing one is replaced once all is written.", HelpName = "FILE" };

    protected override string FullName => "ledger export";

    protected override FilesNeeded Files => FilesNeeded.No;

    protected override async Task<int> ExecuteAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var file = OutputFile.Open(parsed.GetValue(s_output));
        if (file is not null)
        {
            await file.WriteAsync(stream => migrator.Administration.ExportLedgerAsync(stream, cancellationToken));
        }
        else
        {
            await using var output = Console.OpenStandardOutput();
            await migrator.Administration.ExportLedgerAsync(output, cancellationToken);
        }

        return ExitCode.Done;
    }
}
