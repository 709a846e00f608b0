using Npgsql;

namespace StrictMigrations.Execution;

/// <summary>Why a connection could not be opened, and what to do. Never with the password.</summary>
internal static class ConnectionErrors
{
    public static MigrationDatabaseException Explain(Exception exception, string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var (what, remedy) = exception is PostgresException refused ? Refused(refused, settings) : Unreachable(exception, settings);
        return new MigrationDatabaseException($"{what} Nothing was changed. {remedy}", exception);
    }

    /// <summary>A connection that was there is gone, outside of a step.</summary>
    public static MigrationDatabaseException Lost(NpgsqlException exception) => new(
        $"The connection to the server was lost: {(exception.InnerException ?? exception).Message.TrimEnd('.')}. What was committed before stays. Start again when the server is back.", exception);

    private static (string What, string Remedy) Refused(PostgresException exception, NpgsqlConnectionStringBuilder settings) => exception.SqlState switch
    {
        PostgresErrorCodes.InvalidCatalogName => (
            $"The database '{settings.Database}' does not exist on {Server(settings)}.",
            $"Create it (createdb {settings.Database}), correct Database in the connection string, or set CreateDatabase to have it created."),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => (
            $"The server {Server(settings)} refused the user '{settings.Username}': {exception.MessageText}.",
            "Check Username and Password in the connection string, and the server's pg_hba.conf."),
        _ => ($"The server {Server(settings)} refused the connection: {exception.SqlState}: {exception.MessageText}.", exception.Hint ?? "Ask who runs the server."),
    };

    private static (string What, string Remedy) Unreachable(Exception exception, NpgsqlConnectionStringBuilder settings)
    {
        var reason = (exception.InnerException ?? exception).Message.TrimEnd('.');
        return exception.Message.Contains("No password", StringComparison.Ordinal)
            ? ($"The server {Server(settings)} asks the user '{settings.Username}' for a password and none was given.", "Add Password to the connection string, or set PGPASSWORD or a passfile.")
            : ($"The server {Server(settings)} cannot be reached: {reason}.", "Check Host and Port in the connection string, and that the server is running.");
    }

    private static string Server(NpgsqlConnectionStringBuilder settings) => $"{settings.Host}:{settings.Port}";
}
