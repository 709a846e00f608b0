using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Outputs;

/// <summary>What the checks found, as JSON.</summary>
internal static class ValidateJson
{
    public static void Write(ValidationResult result) => JsonDocumentWriter.Write("validate", json =>
    {
        json.WriteNumber("errors", result.Findings.Count(finding => finding.Severity == Severity.Error));
        json.WriteNumber("warnings", result.Findings.Count(finding => finding.Severity == Severity.Warning));
        json.WriteArray("pending", result.Plan?.Steps ?? [], step => json.WriteStringValue(step.FileName));
        json.WriteFindings(result.Findings);
    });
}
