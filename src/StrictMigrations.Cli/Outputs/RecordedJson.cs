namespace StrictMigrations.Cli.Outputs;

/// <summary>A person's decision as the ledger has it, as JSON.</summary>
internal static class RecordedJson
{
    public static void Write(string command, LedgerEvent recorded) => StandardOutput.WriteJson(command, json =>
    {
        json.WriteNumber("event", recorded.Id);
        json.WriteString("kind", EventKinds.NameOf(recorded.Kind));
        json.WriteString("version", recorded.Version);
        json.WriteString("name", recorded.Name);
        json.WriteString("reason", recorded.Reason);
        json.WriteString("ledgerHead", new LedgerHead(recorded.Id, recorded.Hash).ToString());
    });
}
