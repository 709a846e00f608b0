namespace StrictMigrations.Cli.Outputs;

/// <summary>A migration that was begun, as JSON.</summary>
internal static class NewJson
{
    public static void Write(CreatedMigration created) => JsonDocumentWriter.Write("new", json =>
    {
        json.WriteString("version", created.Version.ToString());
        json.WriteArray("files", created.Files, json.WriteStringValue);
        json.WriteString("dependsOn", created.DependsOn);
    });
}
