using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Outputs;

/// <summary>A migration that was begun, as JSON.</summary>
internal static class NewJson
{
    public static void Write(CreatedMigration created) => StandardOutput.WriteJson("new", json =>
    {
        json.WriteString("version", created.Version.ToString());
        json.WriteStrings("files", created.Files);
        json.WriteString("dependsOn", created.DependsOn);
    });
}
