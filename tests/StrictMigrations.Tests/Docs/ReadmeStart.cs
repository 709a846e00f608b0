using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace StrictMigrations.Tests.Docs;

/// <summary>The start that README.md shows, compiled; <see cref="ReadmeTests"/> holds the two equal.</summary>
internal static class ReadmeStart
{
    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStrictMigrations(m => m
            .UseConnectionString(builder.Configuration.GetConnectionString("Shop")!)
            .FromDirectory("migrations"));
        builder.Services.AddStrictMigrationsHosting();
        builder.Services.AddHealthChecks().AddStrictMigrations();

        var app = builder.Build();
        app.MapHealthChecks("/health/schema");
        await app.RunAsync();
    }
}
