using System.Globalization;
using System.Text;

namespace StrictMigrations.Cli.Outputs;

/// <summary>A schema for a person to read: each object with its properties. Pure.</summary>
internal static class SnapshotText
{
    public static string Of(SchemaSnapshot snapshot)
    {
        var text = new StringBuilder();
        foreach (var item in snapshot.Objects)
        {
            text.AppendLine(VisibleText.Line(item.ToString()));
            foreach (var property in item.Properties)
                text.Append("  ").Append(property.Name).Append(": ").AppendLine(property.Value.ReplaceLineEndings(Environment.NewLine + "    "));
        }

        return text.AppendLine().AppendLine(string.Create(
            CultureInfo.InvariantCulture, $"{snapshot.Objects.Length} objects, PostgreSQL {snapshot.ServerMajor}, {snapshot.Fingerprint}")).ToString();
    }
}
