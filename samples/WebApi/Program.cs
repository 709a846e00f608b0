using WebApi;

var connectionString = Environment.GetEnvironmentVariable("STRICT_MIGRATIONS_POSTGRES")
    ?? throw new InvalidOperationException("Set STRICT_MIGRATIONS_POSTGRES to a connection string.");

await using var application = NotesApplication.Build(connectionString, args);
await application.RunAsync();
