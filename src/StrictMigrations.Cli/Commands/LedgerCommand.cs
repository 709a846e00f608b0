using System.CommandLine;

namespace StrictMigrations.Cli.Commands;

/// <summary>The ledger as a whole.</summary>
internal sealed class LedgerCommand : Command
{
    public LedgerCommand() : base("ledger", "Checks or exports the ledger. Changes nothing.")
    {
        Subcommands.Add(new LedgerVerifyCommand());
        Subcommands.Add(new LedgerExportCommand());
    }
}
