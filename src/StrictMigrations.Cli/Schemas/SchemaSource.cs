using System.Text;
using StrictMigrations.Execution;

namespace StrictMigrations.Cli.Schemas;

/// <summary>A schema that an argument names: a file, a connection string, or an environment variable that holds one.</summary>
/// <remarks>Whatever may be a connection string is never repeated in a message.</remarks>
internal static class SchemaSource
{
    private const string VariablePrefix = "env:";

    public static async Task<SchemaSnapshot> ReadAsync(string argument, SnapshotOptions scope, CancellationToken cancellationToken)
    {
        if (argument.StartsWith(VariablePrefix, StringComparison.Ordinal))
            return await ReadDatabaseAsync(Variable(argument[VariablePrefix.Length..]), scope, cancellationToken);
        if (File.Exists(argument) || !(argument.Contains('=', StringComparison.Ordinal) || argument.Contains("://", StringComparison.Ordinal)))
            return await ReadFileAsync(argument, scope, cancellationToken);
        return await ReadDatabaseAsync(argument, scope, cancellationToken);
    }

    public static async Task<SchemaSnapshot> ReadDatabaseAsync(string connectionString, SnapshotOptions scope, CancellationToken cancellationToken)
    {
        await using var database = Database.FromConnectionString(connectionString, new StrictMigrationsOptions(), loadTypes: false);
        await using var connection = await database.OpenAsync(cancellationToken);
        return await SnapshotReader.ReadAsync(connection, scope, cancellationToken);
    }

    private static async Task<SchemaSnapshot> ReadFileAsync(string path, SnapshotOptions scope, CancellationToken cancellationToken)
    {
        try
        {
            var text = await File.ReadAllTextAsync(path, new UTF8Encoding(false, throwOnInvalidBytes: true), cancellationToken);
            return StrictMigrations.Schemas.ManagedSchemas.Filter(SchemaSnapshot.Parse(text), scope);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The snapshot {path} cannot be read: {exception.Message} Name a file that 'snapshot --format json' wrote, or a connection string such as 'Host=localhost;Database=app;Username=app'.");
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            throw new UsageException($"{path}: {(exception is FormatException ? exception.Message : "This is not a snapshot: it is no UTF-8 text. Write one with the command 'snapshot --format json'.")}");
        }
    }

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : throw new UsageException($"The environment variable {name} is not set. Put a connection string in it.");
}
