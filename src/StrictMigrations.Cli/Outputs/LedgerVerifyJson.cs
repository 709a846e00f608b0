using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Outputs;

/// <summary>What recomputing the chain found, as JSON.</summary>
internal static class LedgerVerifyJson
{
    public static void Write(string command, LedgerVerification verification) => StandardOutput.WriteJson(command, json =>
    {
        json.WriteBoolean("ledgerExists", verification.LedgerExists);
        json.WriteBoolean("sound", verification.IsSound);
        json.WriteNumber("rows", verification.Rows);
        json.WriteString("ledgerHead", verification.Head.ToString());
        json.WriteNumberOrNull("brokenRow", verification.BrokenRow);
        json.WriteString("problem", verification.Problem);
    });
}
