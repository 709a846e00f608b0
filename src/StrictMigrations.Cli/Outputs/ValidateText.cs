using System.Globalization;
using System.Text;
using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Outputs;

/// <summary>What the checks found, for a person: findings, what is pending, counts. Pure.</summary>
internal static class ValidateText
{
    public static string Of(ValidationResult result)
    {
        var text = new StringBuilder();
        foreach (var finding in result.Findings)
            text.AppendLine(FindingsText.Of(finding)).AppendLine();
        if (result.Plan is { } plan)
            AppendPending(text, plan);
        return text.Append(FindingsText.Counts(result.Findings)).AppendLine(".").ToString();
    }

    private static void AppendPending(StringBuilder text, MigrationPlan plan)
    {
        text.AppendLine(plan.Steps.IsEmpty ? "Nothing is pending." : string.Create(CultureInfo.InvariantCulture, $"{plan.Steps.Length} pending:"));
        foreach (var step in plan.Steps)
            text.Append("  ").AppendLine(step.FileName);
    }
}
