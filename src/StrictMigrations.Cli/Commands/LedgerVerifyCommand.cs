using System.CommandLine;
using System.Globalization;
using StrictMigrations.Cli.Outputs;

namespace StrictMigrations.Cli.Commands;

/// <summary>Recomputes the chain.</summary>
internal sealed class LedgerVerifyCommand() : MigratorCommand(
    SharedOptions.OfLedger, "verify", "Recomputes the ledger's chain and names the first row that was altered, removed or inserted.", SharedOptions.ExpectedHead, SharedOptions.Format)
{
    protected override string FullName => "ledger verify";

    protected override FilesNeeded Files => FilesNeeded.No;

    protected override async Task<int> ExecuteAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        var verification = await migrator.Administration.VerifyLedgerAsync(cancellationToken: cancellationToken);
        if (parsed.GetValue(SharedOptions.Format) == OutputFormat.Json)
            LedgerVerifyJson.Write(FullName, verification);
        else
            await Console.Out.WriteLineAsync(verification.Problem ?? Sound(verification));
        return verification.IsSound ? ExitCode.Done : ExitCode.Refused;
    }

    private static string Sound(LedgerVerification verification) => verification.LedgerExists
        ? string.Create(CultureInfo.InvariantCulture, $"The ledger is sound: {verification.Rows} rows, head {verification.Head}")
        : "The database has no ledger yet: nothing was ever applied.";
}
