using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace StrictMigrations.Reporting.Sarif;

/// <summary>Findings as results.</summary>
internal sealed class SarifResults(Report report, IReadOnlyDictionary<string, int> rules)
{
    /// <summary>What relative paths are relative to.</summary>
    public const string Root = "SRCROOT";

    private readonly Dictionary<string, string> _files = report.Migrations.Where(migration => migration.Location is not null)
        .DistinctBy(migration => migration.FileName, StringComparer.Ordinal).ToDictionary(migration => migration.FileName, migration => migration.Location!, StringComparer.Ordinal);

    public static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "note",
        _ => "none",
    };

    public void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteString("ruleId", finding.Rule);
        json.WriteNumber("ruleIndex", rules[finding.Rule]);
        json.WriteString("level", Level(finding.Severity));
        json.WriteObject("message", message => message.WriteString("text", $"{VisibleText.Of(finding.Message)}\n{VisibleText.Of(finding.Remedy)}"));
        json.WriteObjects("locations", [finding], WriteLocation);
        json.WriteObject("partialFingerprints", fingerprints => fingerprints.WriteString("findingHash/v1", Identity(finding)));
        if (finding.Waiver is { } waiver)
            json.WriteObjects("suppressions", [waiver], WriteSuppression);
    }

    private static void WriteSuppression(Utf8JsonWriter json, AppliedWaiver waiver)
    {
        json.WriteString("kind", waiver.IsInFile ? "inSource" : "external");
        json.WriteString("justification", VisibleText.Of(waiver.Reason));
    }

    /// <remarks>Code scanning refuses results without a file: what is about the database is shown at the migration, else at the folder.</remarks>
    private void WriteLocation(Utf8JsonWriter json, Finding finding)
    {
        if ((finding.Place?.File ?? _files.GetValueOrDefault(finding.Subject) ?? Folder()) is { } file)
        {
            json.WriteObject("physicalLocation", location =>
            {
                location.WriteObject("artifactLocation", artifact => WriteArtifact(artifact, file));
                location.WriteObject("region", region =>
                {
                    region.WriteNumber("startLine", finding.Place?.Line ?? 1);
                    if (finding.Place?.Column is { } column)
                        region.WriteNumber("startColumn", column);
                });
            });
        }

        json.WriteObjects("logicalLocations", [finding], (location, _) => location.WriteString("fullyQualifiedName", VisibleText.Of(finding.Place?.Object ?? finding.Subject)));
    }

    private void WriteArtifact(Utf8JsonWriter json, string file)
    {
        var path = report.PathOf(file);
        if (Path.IsPathRooted(path))
        {
            json.WriteString("uri", new UriBuilder { Scheme = "file", Host = "", Path = path }.Uri.AbsoluteUri);
            return;
        }

        json.WriteString("uri", string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));
        json.WriteString("uriBaseId", Root);
    }

    private string? Folder() => _files.Values.Where(Path.IsPathRooted).Select(Path.GetDirectoryName).FirstOrDefault(folder => folder is not null);

    /// <summary>What makes a finding the same tomorrow, although lines moved.</summary>
    private static string Identity(Finding finding) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{finding.Rule}\n{finding.Subject}\n{finding.Place?.Object}")));
}
