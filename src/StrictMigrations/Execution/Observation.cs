using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace StrictMigrations.Execution;

/// <summary>Something that is traced and measured: its span, the tags that spans and instruments share, those of the span alone, and the instruments.</summary>
internal sealed record Observation(string Span, TagList Tags, TagList Details, Counter<long>? Count, Histogram<double> Duration)
{
    /// <summary>Does the work and reports how it ended; what it throws goes on to the caller.</summary>
    public async Task<T> RunAsync<T>(TimeProvider time, Func<Task<T>> work, Func<T, string> outcomeOf, Action<Activity, T>? describe = null)
    {
        using var span = Telemetry.Source.StartActivity(Span);
        foreach (var tag in Tags.Concat(Details))
            span?.SetTag(tag.Key, tag.Value);
        var started = time.GetTimestamp();
        try
        {
            var result = await work().ConfigureAwait(false);
            if (span is not null)
                describe?.Invoke(span, result);
            End(span, outcomeOf(result), time.GetElapsedTime(started), error: null);
            return result;
        }
        catch (Exception exception)
        {
            End(span, OutcomeOf(exception), time.GetElapsedTime(started), exception);
            throw;
        }
    }

    private void End(Activity? span, string outcome, TimeSpan duration, Exception? error)
    {
        var tags = Tags;
        tags.Add(Telemetry.Tags.Outcome, outcome);
        if (error is not null)
            tags.Add(Telemetry.Tags.Error, error.GetType().FullName);
        Count?.Add(1, tags);
        Duration.Record(duration.TotalSeconds, tags);
        span?.SetTag(Telemetry.Tags.Outcome, outcome);
        if (span is null || error is null)
            return;
        span.SetTag(Telemetry.Tags.Error, error.GetType().FullName);
        if (error is MigrationFailedException { SqlState: { } state })
            span.SetTag(Telemetry.Tags.SqlState, state);
        // The message quotes the line at fault, which may hold a secret.
        span.SetStatus(ActivityStatusCode.Error, outcome);
    }

    private static string OutcomeOf(Exception exception) => exception switch
    {
        MigrationFailedException => Telemetry.Outcomes.Failed,
        MigrationValidationException or StepRefusedException => Telemetry.Outcomes.Refused,
        MigrationLockTimeoutException => Telemetry.Outcomes.LockTimeout,
        MigrationDatabaseException => Telemetry.Outcomes.DatabaseError,
        MigrationConfigurationException => Telemetry.Outcomes.Misconfigured,
        OperationCanceledException => Telemetry.Outcomes.Cancelled,
        _ => Telemetry.Outcomes.Error,
    };
}
