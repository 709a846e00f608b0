using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StrictMigrations.Hosting;

/// <summary>Healthy while every registered runner's database is up to date and nothing is wrong with it.</summary>
internal sealed class SchemaHealthCheck(RegisteredRunners runners) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        var problems = new List<string>();
        try
        {
            foreach (var (name, runner) in runners.All())
            {
                var result = await runner.ValidateAsync(cancellationToken).ConfigureAwait(false);
                Describe(result, name is null ? "" : $"{name}.", data);
                if (Problem(result) is { } problem)
                    problems.Add(name is null ? problem : $"{name}: {problem}");
            }
        }
        catch (StrictMigrationException exception)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, exception.Message, exception, data);
        }

        return problems.Count == 0
            ? HealthCheckResult.Healthy("The database is up to date.", data)
            : new HealthCheckResult(context.Registration.FailureStatus, string.Join(' ', problems), data: data);
    }

    private static void Describe(ValidationResult result, string prefix, Dictionary<string, object> data)
    {
        data[prefix + "head"] = result.Plan?.Head.ToString() ?? "";
        data[prefix + "pending"] = result.Plan?.Steps.Length ?? 0;
        data[prefix + "errors"] = result.Findings.Count(finding => finding.Severity == Severity.Error);
        data[prefix + "warnings"] = result.Findings.Count(finding => finding.Severity == Severity.Warning);
    }

    private static string? Problem(ValidationResult result)
    {
        var errors = result.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => $"{finding.Rule}: {finding.Message}").ToList();
        if (errors.Count > 0)
            return string.Join(' ', errors);
        return result.Plan is { Steps: { IsEmpty: false } steps }
            ? string.Create(CultureInfo.InvariantCulture, $"{steps.Length} pending: {string.Join(", ", steps.Select(step => step.FileName))}.")
            : null;
    }
}
