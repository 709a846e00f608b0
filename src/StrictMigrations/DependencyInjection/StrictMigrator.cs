using StrictMigrations.DependencyInjection;
using StrictMigrations.Running;

namespace StrictMigrations;

/// <summary>A runner without a host, for console programs and tests. Dispose it to close what it opened.</summary>
public sealed class StrictMigrator : IAsyncDisposable
{
    private readonly RunnerFactory _factory;

    private StrictMigrator(RunnerFactory factory) => _factory = factory;

    /// <summary>The runner.</summary>
    public IMigrationRunner Runner => _factory.Runner;

    /// <summary>The administration of the same database.</summary>
    public IMigrationAdministration Administration => _factory.Administration;

    /// <summary>Makes a runner; <paramref name="services"/>, when given, brings logging, a <see cref="TimeProvider"/> and what sources and validators ask for.</summary>
    /// <exception cref="MigrationConfigurationException">Something is missing or wrong.</exception>
    public static StrictMigrator Create(Action<StrictMigrationsBuilder> configure, IServiceProvider? services = null)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new StrictMigrationsBuilder();
        configure(builder);
        return new StrictMigrator(builder.Build(services ?? NoServices.Instance));
    }

    /// <inheritdoc cref="IMigrationRunner.MigrateAsync"/>
    public Task<MigrationResult> MigrateAsync(MigrateRequest? request = null, CancellationToken cancellationToken = default) =>
        Runner.MigrateAsync(request, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _factory.DisposeAsync();
}
