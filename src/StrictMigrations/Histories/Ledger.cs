using System.Collections.Immutable;
using Npgsql;

namespace StrictMigrations.Histories;

/// <summary>The ledger's table: created, read. "Could not read" always throws; it is never "nothing there".</summary>
internal sealed class Ledger(string schema)
{
    private static readonly string Ddl = ReadDdl();

    public string QuotedSchema { get; } = Quote(schema);

    /// <summary>Whether an error is about the ledger's table, and not about one of the application that has its name.</summary>
    public bool Owns(PostgresException exception) =>
        string.Equals(exception.SchemaName, schema, StringComparison.Ordinal) && string.Equals(exception.TableName, "ledger", StringComparison.Ordinal);

    /// <summary>The last row alone, with its hash checked; <see langword="null"/> when the ledger is empty or does not exist.</summary>
    public async Task<LedgerEvent?> ReadHeadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            var events = await QueryAsync(connection, "ORDER BY id DESC LIMIT 1", cancellationToken).ConfigureAwait(false);
            if (events.IsEmpty)
                return null;
            LedgerChain.VerifyHash(events[0]);
            return events[0];
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            // Another run may have created it in between: then it is read, not complained about.
            return await ExistsAsync(connection, cancellationToken).ConfigureAwait(false)
                ? (await ReadAsync(connection, expected: null, cancellationToken).ConfigureAwait(false) ?? []).LastOrDefault()
                : null;
        }
        catch (PostgresException exception)
        {
            throw Unreadable(exception);
        }
    }

    /// <summary>All rows, the chain checked; <see langword="null"/> when the table does not exist.</summary>
    public async Task<ImmutableArray<LedgerEvent>?> ReadAsync(NpgsqlConnection connection, LedgerHead? expected, CancellationToken cancellationToken)
    {
        var events = await ReadUncheckedAsync(connection, cancellationToken).ConfigureAwait(false);
        LedgerChain.Verify(events ?? [], expected);
        return events;
    }

    /// <summary>All rows as they stand, for whoever wants to know what is wrong with them; <see langword="null"/> when the table does not exist.</summary>
    public async Task<ImmutableArray<LedgerEvent>?> ReadUncheckedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            return await ExistsAsync(connection, cancellationToken).ConfigureAwait(false)
                ? await QueryAsync(connection, "ORDER BY id", cancellationToken).ConfigureAwait(false)
                : null;
        }
        catch (PostgresException exception)
        {
            throw Unreadable(exception);
        }
    }

    /// <summary>Creates schema and table in a transaction of its own; the caller holds the run lock and saw that there is none.</summary>
    /// <remarks>CREATE SCHEMA IF NOT EXISTS would fail for a role without CREATE even though the schema exists.</remarks>
    public async Task CreateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            var schemaExists = await AskAsync(connection, "SELECT pg_catalog.to_regnamespace($1) IS NOT NULL", QuotedSchema, cancellationToken).ConfigureAwait(false);
            var create = schemaExists ? "" : $"CREATE SCHEMA {QuotedSchema}; COMMENT ON SCHEMA {QuotedSchema} IS 'StrictMigrations: what happened to this database. Written by the migration runner alone.';";
            var command = new NpgsqlCommand($"BEGIN READ WRITE; {create} {Ddl.Replace("{schema}", QuotedSchema, StringComparison.Ordinal)} COMMIT;", connection) { CommandTimeout = 0 };
            await using (command.ConfigureAwait(false))
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception)
        {
            throw new MigrationDatabaseException(
                $"The ledger could not be created: {exception.SqlState}: {exception.MessageText}. Nothing was changed. {ServerRemedy.For(exception, HowToCreate(exception))}", exception);
        }
    }

    /// <summary>The role that the events will name.</summary>
    public static async Task<string> ReadUserAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand("SELECT session_user::text", connection) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
            return (string)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    public Task<bool> ExistsAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        AskAsync(connection, "SELECT pg_catalog.to_regclass($1) IS NOT NULL", $"{QuotedSchema}.ledger", cancellationToken);

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string question, string name, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(question, connection) { CommandTimeout = 0, Parameters = { new() { Value = name } } };
        await using (command.ConfigureAwait(false))
            return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    private async Task<ImmutableArray<LedgerEvent>> QueryAsync(NpgsqlConnection connection, string tail, CancellationToken cancellationToken)
    {
        var events = ImmutableArray.CreateBuilder<LedgerEvent>();
        var command = new NpgsqlCommand($"SELECT {LedgerRow.Columns} FROM {QuotedSchema}.ledger {tail}", connection) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
        {
            var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                    events.Add(Read(rows));
            }
        }

        return events.ToImmutable();
    }

    private LedgerEvent Read(NpgsqlDataReader row)
    {
        try
        {
            return LedgerRow.Read(row);
        }
        catch (InvalidCastException exception)
        {
            throw Unreadable("a column has another type than this version expects", exception, RightsOrBackup, "ledger");
        }
    }

    /// <summary>The server did not let one of its tables be read.</summary>
    public MigrationDatabaseException Unreadable(PostgresException exception, string table = "ledger") =>
        Unreadable($"{exception.SqlState}: {exception.MessageText}", exception, ServerRemedy.For(exception, RightsOrBackup), table);

    private MigrationDatabaseException Unreadable(string why, Exception exception, string remedy, string table) => new(
        $"""
        The ledger {QuotedSchema}.{table} cannot be read: {why}
        Nothing was changed: a history that cannot be read is not an empty one.
        {remedy}
        """, exception);

    private string HowToCreate(PostgresException exception) => exception.SqlState is PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateFunction
        ? $"Part of a ledger stands in {QuotedSchema} already: restore the rest of it from a backup, or drop what is left if nothing was ever migrated here."
        : $"Give the role that migrates the right: GRANT CREATE ON DATABASE …, or let an administrator run CREATE SCHEMA {QuotedSchema} AUTHORIZATION that role.";

    private string RightsOrBackup =>
        $"If the role lacks a right, grant it USAGE on schema {QuotedSchema} and SELECT and INSERT on its tables; if the table was altered, restore it from a backup.";

    private static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string ReadDdl()
    {
        using var stream = typeof(Ledger).Assembly.GetManifestResourceStream("Histories/ledger.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
