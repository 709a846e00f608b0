using StrictMigrations.Testing.Conformance;

namespace StrictMigrations.Testing;

/// <summary>Checks an <see cref="IMigrationSource"/> of your own against its contract, in any test framework.</summary>
/// <remarks>
/// Reads the source several times and opens every file; it must find something, so give it what it needs. Names and texts are not
/// judged: that is the business of the validators, which see them at every start.
/// </remarks>
public static class MigrationSourceConformance
{
    /// <summary>Reads the source as runners do, and says everything that is wrong with it at once.</summary>
    /// <exception cref="ConformanceException">The source breaks its contract.</exception>
    public static async Task VerifyAsync(IMigrationSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var report = new ConformanceReport($"The migration source {source.GetType()}");
        report.Demand(!string.IsNullOrWhiteSpace(source.Description), "Description is empty. Say what messages shall call it, such as 'folder /app/migrations'.");
        report.Demand(source.Description?.Contains('\n', StringComparison.Ordinal) != true, "Description has more than one line. It stands in the middle of messages.");

        var first = await SourceReading.ReadAsync(source, report, cancellationToken).ConfigureAwait(false);
        if (first is not null && await SourceReading.ReadAsync(source, report, cancellationToken).ConfigureAwait(false) is { } second)
            SourceReading.Compare(first, second, report);
        await Cancellation.VerifyAsync("ReadAsync", source.ReadAsync, report).ConfigureAwait(false);
        report.ThrowIfAny();
    }
}
