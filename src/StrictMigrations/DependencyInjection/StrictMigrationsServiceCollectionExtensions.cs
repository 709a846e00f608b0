using StrictMigrations;
using StrictMigrations.DependencyInjection;
using StrictMigrations.Running;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers migration runners.</summary>
public static class StrictMigrationsServiceCollectionExtensions
{
    /// <summary>Registers an <see cref="IMigrationRunner"/> for the application's database.</summary>
    /// <exception cref="InvalidOperationException">One is registered already: two databases or modules need names.</exception>
    public static IServiceCollection AddStrictMigrations(this IServiceCollection services, Action<StrictMigrationsBuilder> configure)
    {
        Register(services, name: null, configure);
        services.AddSingleton(provider => provider.GetRequiredKeyedService<RunnerFactory>(RunnerRegistration.DefaultKey).Runner);
        services.AddSingleton(provider => provider.GetRequiredKeyedService<RunnerFactory>(RunnerRegistration.DefaultKey).Administration);
        return services;
    }

    /// <summary>Registers an <see cref="IMigrationRunner"/> under a key, for a second database or a module with a ledger schema of its own.</summary>
    /// <exception cref="InvalidOperationException">The name is taken.</exception>
    public static IServiceCollection AddStrictMigrations(this IServiceCollection services, string name, Action<StrictMigrationsBuilder> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Register(services, name, configure);
        services.AddKeyedSingleton(name, (provider, _) => provider.GetRequiredKeyedService<RunnerFactory>(name).Runner);
        services.AddKeyedSingleton(name, (provider, _) => provider.GetRequiredKeyedService<RunnerFactory>(name).Administration);
        return services;
    }

    private static void Register(IServiceCollection services, string? name, Action<StrictMigrationsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var registration = new RunnerRegistration(name);
        if (services.Any(service => registration.Equals(service.ImplementationInstance)))
        {
            throw new InvalidOperationException(name is null
                ? "AddStrictMigrations was called twice. Give the second database or module a name: AddStrictMigrations(\"billing\", m => …)."
                : $"AddStrictMigrations was called twice with the name '{name}'. Choose another.");
        }

        services.AddSingleton(registration);
        services.AddKeyedSingleton(registration.Key, (provider, _) =>
        {
            var builder = new StrictMigrationsBuilder();
            configure(builder);
            return builder.Build(provider);
        });
    }
}
