using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using QuickStart;
using StrictMigrations;

var connectionString = Environment.GetEnvironmentVariable("STRICT_MIGRATIONS_POSTGRES")
    ?? throw new InvalidOperationException("Set STRICT_MIGRATIONS_POSTGRES to a connection string, or run ./build.sh demo.");

var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
builder.Services.AddHostedService<OrderReport>();
builder.Services.AddStrictMigrations(m => m.UseConnectionString(connectionString).FromDirectory("migrations"));
builder.Services.AddStrictMigrationsHosting();
using var host = builder.Build();

try
{
    await host.RunAsync();
    return 0;
}
catch (StrictMigrationException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
