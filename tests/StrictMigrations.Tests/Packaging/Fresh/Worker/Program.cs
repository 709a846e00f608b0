using StrictMigrations;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddStrictMigrations(m => m
    .UseConnectionString(builder.Configuration.GetConnectionString("Shop")!)
    .FromDirectory("migrations"));

using var host = builder.Build();
var result = await host.Services.GetRequiredService<IMigrationRunner>().MigrateAsync();
Console.WriteLine($"applied: {string.Join(", ", result.Applied.Select(migration => migration.FileName))}");
