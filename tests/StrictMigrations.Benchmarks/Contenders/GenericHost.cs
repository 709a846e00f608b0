using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace StrictMigrations.Benchmarks.Contenders;

/// <summary>A generic host that starts and stops, with and without migrating.</summary>
internal static class GenericHost
{
    public static async Task<int> MigrateAsync(string database, string folder)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddStrictMigrations(m => m.UseConnectionString(database).FromDirectory(folder));
        using var host = builder.Build();
        await host.Services.GetRequiredService<IMigrationRunner>().MigrateAsync();
        await host.StartAsync();
        await host.StopAsync();
        return 0;
    }

    /// <summary>What a host pays for its first connection alone is in this one.</summary>
    public static async Task<int> MigrateBareAsync(string database, string folder)
    {
        using var host = Host.CreateApplicationBuilder().Build();
        await BareNpgsql.MigrateAsync(database, folder);
        await host.StartAsync();
        await host.StopAsync();
        return 0;
    }

    public static async Task<int> StartEmptyAsync()
    {
        using var host = Host.CreateApplicationBuilder().Build();
        await host.StartAsync();
        await host.StopAsync();
        return 0;
    }
}
