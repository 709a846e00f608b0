using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Outputs;

/// <summary>What the checks found, as JSON.</summary>
internal static class ValidateJson
{
    public static void Write(ValidationResult result) => StandardOutput.WriteJson("validate", json =>
    {
        json.WriteNumber("errors", result.Findings.Count(finding => finding.Severity == Severity.Error));
        json.WriteNumber("warnings", result.Findings.Count(finding => finding.Severity == Severity.Warning));
        json.WriteStrings("pending", result.Plan?.Steps.Select(step => step.FileName) ?? []);
        json.WriteFindings(result.Findings);
    });
}
