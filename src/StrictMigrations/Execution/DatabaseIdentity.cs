using Npgsql;

namespace StrictMigrations.Execution;

/// <summary>What tells a database from all others of its name.</summary>
/// <param name="Database"><c>app, oid 16384</c>.</param>
/// <param name="Server">Its server's system identifier, which initdb draws and physical copies share; <see langword="null"/> where the role may not ask for it.</param>
internal sealed record DatabaseIdentity(string Database, string? Server)
{
    // Some hosts do not let everybody ask for the identifier; the right is looked up first, since a refused query would end the transaction.
    private const string DatabaseQuery = """
        SELECT pg_catalog.format('%s, oid %s', d.datname, d.oid), pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')
        FROM pg_catalog.pg_database d
        WHERE d.datname = pg_catalog.current_database()
        """;

    private const string ServerQuery = "SELECT system_identifier::text FROM pg_catalog.pg_control_system()";

    public static async Task<DatabaseIdentity> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (database, mayAsk) = await ReadDatabaseAsync(connection, cancellationToken).ConfigureAwait(false);
        return new DatabaseIdentity(database, mayAsk ? await ReadServerAsync(connection, cancellationToken).ConfigureAwait(false) : null);
    }

    private static async Task<string> ReadServerAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(ServerQuery, connection) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
            return (string)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    private static async Task<(string Database, bool MayAskServer)> ReadDatabaseAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(DatabaseQuery, connection) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                return (reader.GetString(0), reader.GetBoolean(1));
            }
        }
    }
}
