using System.Globalization;
using System.Text;

namespace StrictMigrations.Cli.Outputs;

/// <summary>A plan as text. Pure.</summary>
internal static class PlanText
{
    public static string Of(MigrationPlan plan, string? path, PlanBinding binding)
    {
        var text = new StringBuilder();
        foreach (var record in plan.Records)
            text.Append("Records ").Append(record.Migration.FileName).Append(" as ").Append(record.Kind.ToString().ToLowerInvariant()).Append(", running nothing: ").AppendLine(record.Reason);
        AppendSteps(text, plan);
        if (plan.IsEmpty)
            text.AppendLine("Nothing to do.");
        text.AppendLine().Append("Made for the ledger head ").Append(plan.Head).AppendLine(".");
        if (path is not null)
            text.Append("Wrote ").Append(path).Append(", for ").Append(binding == PlanBinding.State ? "any database in the same state" : "this database as it is now").Append(": strict-migrations migrate --plan ").Append(path).AppendLine();
        return text.ToString();
    }

    private static void AppendSteps(StringBuilder text, MigrationPlan plan)
    {
        var states = plan.States.DistinctBy(status => status.Id).ToDictionary(status => status.Id, status => status.State);
        var width = plan.Steps.Select(step => step.FileName.Length).DefaultIfEmpty().Max();
        for (var index = 0; index < plan.Steps.Length; index++)
        {
            var step = plan.Steps[index];
            text.Append(string.Create(CultureInfo.InvariantCulture, $"{index + 1,4}. {step.FileName.PadRight(width)}  {states[step.Id],-13}  "))
                .AppendLine(plan.WithoutTransaction.Contains(step) ? "without transaction" : "in one transaction");
        }
    }
}
