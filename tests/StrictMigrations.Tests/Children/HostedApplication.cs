using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace StrictMigrations.Tests.Children;

/// <summary>An ordinary worker: arguments are connection string, folder of migrations, start mode, and whether services start concurrently.</summary>
internal static class HostedApplication
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddHostedService<Bystander>();
        if (!bool.Parse(arguments[3]))
            builder.Services.AddHostedService<EarlyBystander>();
        builder.Services.Configure<HostOptions>(options => options.ServicesStartConcurrently = bool.Parse(arguments[3]));
        builder.Services.AddStrictMigrations(m => m.UseConnectionString(arguments[0]).FromDirectory(arguments[1]));
        builder.Services.AddStrictMigrationsHosting(options => options.Mode = Enum.Parse<StartMode>(arguments[2]));
        await builder.Build().RunAsync();
        return 0;
    }

    /// <summary>Ends the program as soon as it runs.</summary>
    private sealed class Bystander(IHostApplicationLifetime lifetime) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken)
        {
            Console.WriteLine("The bystander started.");
            lifetime.StopApplication();
            return Task.CompletedTask;
        }
    }

    /// <summary>The earliest that a service can be, short of its constructor.</summary>
    private sealed class EarlyBystander : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken)
        {
            Console.WriteLine("The early bystander started.");
            return Task.CompletedTask;
        }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
