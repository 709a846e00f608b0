namespace StrictMigrations.DependencyInjection;

/// <summary>A provider that has nothing.</summary>
internal sealed class NoServices : IServiceProvider
{
    public static NoServices Instance { get; } = new();

    public object? GetService(Type serviceType) => null;
}
