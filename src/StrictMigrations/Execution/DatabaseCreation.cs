using Npgsql;

namespace StrictMigrations.Execution;

/// <summary>Creates the database that the connection string names, through the server's database postgres.</summary>
internal static class DatabaseCreation
{
    public static async Task CreateAsync(string connectionString, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var name = settings.Database!;
        settings.Database = "postgres";
        settings.Pooling = false;
        try
        {
            await ExecuteAsync(settings.ConnectionString, $"CREATE DATABASE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another instance of the application was a moment faster: that is what was wanted.
        }
        catch (NpgsqlException exception)
        {
            throw new MigrationDatabaseException(
                $"The database '{name}' does not exist and could not be created: {((exception as PostgresException)?.MessageText ?? exception.Message).TrimEnd('.')}. {Remedy(exception, settings)}", exception);
        }
    }

    private static string Remedy(NpgsqlException exception, NpgsqlConnectionStringBuilder settings)
    {
        var byHand = $"Create it by hand, or give the role the right: ALTER ROLE {settings.Username} CREATEDB.";
        return exception is PostgresException refused ? ServerRemedy.For(refused, byHand) : byHand;
    }

    private static async Task ExecuteAsync(string connectionString, string sql, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(connectionString);
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            await using (command.ConfigureAwait(false))
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
