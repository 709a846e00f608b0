using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StrictMigrations.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Reports the state of the schema as a health check.</summary>
public static class StrictMigrationsHealthChecksBuilderExtensions
{
    /// <summary>
    /// One check over every runner registered with <c>AddStrictMigrations</c>: it fails while a migration is pending, a validation
    /// finds an error, or a database cannot be reached or read. Warnings do not fail it.
    /// </summary>
    /// <remarks>
    /// Each check reads files and ledger, so it fits a readiness probe better than a liveness probe of every second. Its data is
    /// <c>head</c>, <c>pending</c>, <c>errors</c> and <c>warnings</c>, for a named runner with the name and a dot in front.
    /// </remarks>
    /// <param name="builder">The health checks of the host.</param>
    /// <param name="name">The check's name; default <c>strict-migrations</c>.</param>
    /// <param name="failureStatus">What a failure is reported as; <see langword="null"/>, the default, means unhealthy.</param>
    /// <param name="tags">Tags to choose checks by.</param>
    /// <param name="timeout">How long one check may take; <see langword="null"/>, the default, sets no limit.</param>
    public static IHealthChecksBuilder AddStrictMigrations(
        this IHealthChecksBuilder builder,
        string name = "strict-migrations",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<RegisteredRunners>();
        return builder.Add(new HealthCheckRegistration(name, services => new SchemaHealthCheck(services.GetRequiredService<RegisteredRunners>()), failureStatus, tags, timeout));
    }
}
