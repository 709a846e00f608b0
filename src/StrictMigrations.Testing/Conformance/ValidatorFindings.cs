namespace StrictMigrations.Testing.Conformance;

/// <summary>Checks of what a validator answers.</summary>
internal sealed class ValidatorFindings(IReadOnlyList<string> rules, ConformanceReport report)
{
    /// <summary>The findings, checked; <see langword="null"/> when there was no usable answer.</summary>
    public async Task<IReadOnlyList<Finding>?> CollectAsync(IMigrationValidator validator, ValidationContext context, CancellationToken cancellationToken)
    {
        try
        {
            var findings = await validator.ValidateAsync(context, cancellationToken).ConfigureAwait(false);
            return Check(findings) ? [.. findings] : null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            report.Add($"ValidateAsync threw {exception.GetType().Name}: {exception.Message.TrimEnd('.')}. What is wrong with the migrations is a finding; an exception means that it could not look.");
            return null;
        }
    }

    private bool Check(IReadOnlyList<Finding>? findings)
    {
        if (findings is null || findings.Any(finding => finding is null))
        {
            report.Add("ValidateAsync returned null, or a null among its findings. Return an empty list when nothing is wrong.");
            return false;
        }

        foreach (var finding in findings)
            Check(finding);
        return true;
    }

    private void Check(Finding finding)
    {
        report.Demand(rules.Contains(finding.Rule, StringComparer.Ordinal), $"A finding names the rule '{finding.Rule}', which Rules does not have.");
        report.Demand(Enum.IsDefined(finding.Severity), $"A finding of '{finding.Rule}' has the severity {finding.Severity}, which does not exist.");
        report.Demand(!string.IsNullOrWhiteSpace(finding.Subject), $"A finding of '{finding.Rule}' has no subject. Name the migration's file, or the object: waivers go by it.");
        report.Demand(!string.IsNullOrWhiteSpace(finding.Message), $"A finding of '{finding.Rule}' has no message. Say what happened.");
        report.Demand(!string.IsNullOrWhiteSpace(finding.Remedy), $"A finding of '{finding.Rule}' has no remedy. Say what to do next.");
    }
}
