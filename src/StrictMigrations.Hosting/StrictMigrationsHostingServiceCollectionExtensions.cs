using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using StrictMigrations;
using StrictMigrations.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets the host migrate when it starts.</summary>
public static class StrictMigrationsHostingServiceCollectionExtensions
{
    /// <summary>
    /// Migrates the database of every runner registered with <c>AddStrictMigrations</c>, one after the other, before any other
    /// hosted service starts. A failure ends the start: the exception leaves <c>host.StartAsync</c> and <c>host.RunAsync</c>.
    /// </summary>
    /// <remarks>
    /// The order of registration does not matter, nor does <c>HostOptions.ServicesStartConcurrently</c>. One thing can run beside
    /// it: with concurrent start, the <c>StartingAsync</c> of other <see cref="IHostedLifecycleService"/>s. Calling this again only adds to the options.
    /// </remarks>
    public static IServiceCollection AddStrictMigrationsHosting(this IServiceCollection services, Action<StrictMigrationsHostingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<StrictMigrationsHostingOptions>()
            .Configure(configure ?? (_ => { }))
            .Validate(options => Enum.IsDefined(options.Mode), $"StrictMigrationsHostingOptions.Mode must be one of {string.Join(", ", Enum.GetNames<StartMode>())}.");
        services.TryAddSingleton<RegisteredRunners>();
        if (!services.Any(service => service.ImplementationType == typeof(MigrationStart)))
            services.Insert(0, ServiceDescriptor.Singleton<IHostedService, MigrationStart>());
        return services;
    }
}
