using Npgsql;

namespace StrictMigrations.Rehearsals;

/// <summary>Why there is no shadow database, and the two ways out: a right, or another server.</summary>
internal static class ShadowErrors
{
    private const string OtherServer = "set AdminConnectionString (--admin-connection) to a server and role where one may be created";

    public static MigrationDatabaseException Unreachable(Exception error, NpgsqlConnectionStringBuilder admin)
    {
        var reason = (error as PostgresException)?.MessageText ?? (error.InnerException ?? error).Message.TrimEnd('.');
        var remedy = error is PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification }
            || error.Message.Contains("No password", StringComparison.Ordinal)
            ? "A data source and an open connection give their password to nobody: set AdminConnectionString to a connection string with it."
            : $"Check Host and Port, or {OtherServer}.";
        return new MigrationDatabaseException($"No shadow database could be created: {Server(admin)} refused the user '{admin.Username}' or cannot be reached: {reason}. Nothing was changed. {remedy}", error);
    }

    public static MigrationDatabaseException NotCreated(PostgresException error, NpgsqlConnectionStringBuilder admin)
    {
        if (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return new MigrationDatabaseException(
                $"The role '{admin.Username}' may not create databases on {Server(admin)}, and a shadow database is needed. Nothing was changed. "
                + $"Give it the right (ALTER ROLE {Schemas.Names.Quote(admin.Username ?? "")} CREATEDB), or {OtherServer}.", error);
        }

        return new MigrationDatabaseException(
            $"No shadow database could be created on {Server(admin)}: {error.MessageText} (SQLSTATE {error.SqlState}). Nothing was changed. "
            + $"{error.Hint ?? "It is made from template0 with the encoding and locale of the database that is migrated."} If this server cannot do that, {OtherServer}.", error);
    }

    /// <summary>Whether the role lacks the right, and nothing else is wrong.</summary>
    public static bool IsWithoutRight(MigrationDatabaseException error) => error.InnerException is PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege };

    public static MigrationDatabaseException NotShadow(string name, string? connected) => new(
        $"The database '{connected}' was about to be dropped in place of the shadow database '{name}'. Nothing was dropped. "
        + "A pooler or a server alias leads to another database than the connection string names: set AdminConnectionString to go past it.");

    private static string Server(NpgsqlConnectionStringBuilder settings) => $"{settings.Host}:{settings.Port}";
}
