#:project ../src/StrictMigrations.Testing/StrictMigrations.Testing.csproj
#:property PublishAot=false
#:property GenerateDocumentationFile=true

// Runs a command with STRICT_MIGRATIONS_POSTGRES naming a database that is made for it and dropped afterwards.

using System.Diagnostics;
using StrictMigrations.Testing;

await using var server = await PostgresServer.StartAsync();
await using var database = await server.CreateDatabaseAsync();

using var command = Process.Start(new ProcessStartInfo(args[0], args[1..])
{
    Environment = { ["STRICT_MIGRATIONS_POSTGRES"] = database.ConnectionString },
})!;
await command.WaitForExitAsync();
return command.ExitCode;
