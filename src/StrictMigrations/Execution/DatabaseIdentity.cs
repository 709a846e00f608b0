using Npgsql;

namespace StrictMigrations.Execution;

/// <summary>What tells a database from all others of its name: its oid and its server's system identifier, which initdb draws and physical copies share.</summary>
internal static class DatabaseIdentity
{
    // Some hosts do not let everybody ask for the identifier; the right is looked up first, since a refused query would end the transaction.
    private const string Database = """
        SELECT pg_catalog.format('%s, oid %s', d.datname, d.oid), pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')
        FROM pg_catalog.pg_database d
        WHERE d.datname = pg_catalog.current_database()
        """;

    private const string Server = "SELECT pg_catalog.format(' of the server %s', system_identifier) FROM pg_catalog.pg_control_system()";

    /// <summary><c>app, oid 16384 of the server 7412345678901234567</c>; without the server where the role may not ask for it.</summary>
    public static async Task<string> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (database, mayAsk) = await ReadDatabaseAsync(connection, cancellationToken).ConfigureAwait(false);
        if (!mayAsk)
            return database;
        var command = new NpgsqlCommand(Server, connection) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
            return database + (string)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    private static async Task<(string Database, bool MayAskServer)> ReadDatabaseAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(Database, connection) { CommandTimeout = 0 };
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
