using Microsoft.Extensions.DependencyInjection;
using StrictMigrations.DependencyInjection;

namespace StrictMigrations.Hosting;

/// <summary>Every runner the host registered, in the order of registration.</summary>
internal sealed class RegisteredRunners(IServiceProvider services)
{
    /// <summary>The name is <see langword="null"/> for the default runner.</summary>
    /// <exception cref="MigrationConfigurationException">There is none, or one is configured wrongly.</exception>
    public IReadOnlyList<(string? Name, IMigrationRunner Runner)> All()
    {
        var runners = services.GetServices<RunnerRegistration>().Select(registration => (registration.Name, RunnerOf(registration.Name))).ToList();
        return runners.Count > 0 ? runners : throw new MigrationConfigurationException(
            "StrictMigrations has nothing to run: no runner is registered. Call services.AddStrictMigrations(m => …).");
    }

    /// <summary>Asked for by its public type, so that a test's stand-in is taken.</summary>
    private IMigrationRunner RunnerOf(string? name) =>
        name is null ? services.GetRequiredService<IMigrationRunner>() : services.GetRequiredKeyedService<IMigrationRunner>(name);
}
