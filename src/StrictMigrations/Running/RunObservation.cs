using System.Collections.Immutable;
using System.Diagnostics;
using StrictMigrations.Execution;

namespace StrictMigrations.Running;

/// <summary>Traces and measures a run as a whole.</summary>
internal sealed class RunObservation(Database database, StrictMigrationsOptions options, TimeProvider time)
{
    public async Task<T> RunAsync<T>(string operation, bool isDryRun, Func<Task<T>> work, Func<T, string> outcomeOf, Func<T, ImmutableArray<Finding>> findingsOf, Func<T, int>? appliedOf = null)
    {
        var (tags, details) = database.Tags();
        tags.Add(Telemetry.Tags.Operation, operation);
        tags.Add(Telemetry.Tags.DryRun, isDryRun);
        details.Add(Telemetry.Tags.LedgerSchema, options.LedgerSchema);
        try
        {
            var result = await new Observation(Telemetry.Spans.Run, tags, details, Telemetry.Runs, Telemetry.RunDuration)
                .RunAsync(time, work, outcomeOf, (span, result) => span.SetTag(Telemetry.Tags.Applied, appliedOf?.Invoke(result) ?? 0)).ConfigureAwait(false);
            Count(tags, findingsOf(result));
            return result;
        }
        catch (MigrationValidationException refused)
        {
            Count(tags, refused.Findings);
            throw;
        }
    }

    private static void Count(TagList tags, ImmutableArray<Finding> findings)
    {
        if (!Telemetry.Findings.Enabled)
            return;
        foreach (var finding in findings.Where(finding => finding.Severity >= Severity.Warning))
            Telemetry.Findings.Add(1, [.. tags, new(Telemetry.Tags.Rule, finding.Rule), new(Telemetry.Tags.Severity, finding.Severity.ToString().ToLowerInvariant())]);
    }
}
