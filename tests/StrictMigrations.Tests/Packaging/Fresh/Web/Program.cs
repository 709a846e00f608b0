var builder = WebApplication.CreateBuilder(args);
builder.Services.AddStrictMigrations(m => m
    .UseConnectionString(builder.Configuration.GetConnectionString("Shop")!)
    .FromDirectory("migrations"));
builder.Services.AddStrictMigrationsHosting();
builder.Services.AddHealthChecks().AddStrictMigrations();

await using var app = builder.Build();
app.MapHealthChecks("/health/schema");
await app.StartAsync();
using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
Console.WriteLine($"health: {await client.GetStringAsync("/health/schema")}");
await app.StopAsync();
