using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace StrictMigrations.Histories;

/// <summary>Events to and from the columns of the ledger's table.</summary>
internal static class LedgerRow
{
    public const string Columns =
        "id, previous, hash, format, kind, scope, version, name, checksum, statement, statements_hash, schema_fingerprint, schema_format, "
        + "server_major, catalog_digest, schema_diff, duration_us, error_sqlstate, error_message, error_file, error_line, reason, database_user, os_user, "
        + "host, process, application, application_version, library_version, state_digest, at";

    public const int FormatOrdinal = 3;

    public static LedgerEvent Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Previous = row.GetFieldValue<byte[]>(1),
        Hash = row.GetFieldValue<byte[]>(2),
        Format = row.GetInt16(FormatOrdinal),
        Kind = EventKinds.Parse(row.GetString(4)) ?? throw Unknown(row),
        Scope = row.GetString(5),
        Version = Text(row, 6),
        Name = Text(row, 7),
        Checksum = Text(row, 8),
        Statement = Integer(row, 9),
        StatementsHash = row.IsDBNull(10) ? default(ReadOnlyMemory<byte>?) : row.GetFieldValue<byte[]>(10),
        SchemaFingerprint = Text(row, 11),
        SchemaFormat = Integer(row, 12),
        ServerMajor = Integer(row, 13),
        CatalogDigest = Text(row, 14),
        SchemaDiff = Text(row, 15),
        DurationMicroseconds = row.IsDBNull(16) ? null : row.GetInt64(16),
        ErrorSqlState = Text(row, 17),
        ErrorMessage = Text(row, 18),
        ErrorFile = Text(row, 19),
        ErrorLine = Integer(row, 20),
        Reason = Text(row, 21),
        DatabaseUser = row.GetString(22),
        OsUser = row.GetString(23),
        Host = row.GetString(24),
        Process = row.GetInt32(25),
        Application = row.GetString(26),
        ApplicationVersion = row.GetString(27),
        LibraryVersion = row.GetString(28),
        StateDigest = row.GetFieldValue<byte[]>(29),
        At = new DateTimeOffset(row.GetDateTime(30), TimeSpan.Zero),
    };

    /// <summary>
    /// The row goes in only while the run lock is held by <paramref name="held"/>: else previous becomes null,
    /// and the table refuses that. With the unique previous this fences out a run that lost its lock.
    /// </summary>
    public static NpgsqlBatchCommand Insert(string quotedSchema, LedgerEvent e, HeldLock held)
    {
        var command = new NpgsqlBatchCommand(string.Create(CultureInfo.InvariantCulture,
            $"""
            INSERT INTO {quotedSchema}.ledger ({Columns})
            SELECT $1, CASE WHEN EXISTS ({HeldLock.Query("$32", "$33")}) THEN $2 END, $3, $4, $5, $6, $7, $8, $9, $10,
                   $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31
            """));
        Add(command, NpgsqlDbType.Bigint, e.Id);
        Add(command, NpgsqlDbType.Bytea, e.Previous.ToArray());
        Add(command, NpgsqlDbType.Bytea, e.Hash.ToArray());
        Add(command, NpgsqlDbType.Smallint, e.Format);
        AddTexts(command, EventKinds.NameOf(e.Kind), e.Scope, e.Version, e.Name, e.Checksum);
        Add(command, NpgsqlDbType.Integer, e.Statement);
        Add(command, NpgsqlDbType.Bytea, e.StatementsHash?.ToArray());
        AddTexts(command, e.SchemaFingerprint);
        Add(command, NpgsqlDbType.Integer, e.SchemaFormat);
        Add(command, NpgsqlDbType.Integer, e.ServerMajor);
        AddTexts(command, e.CatalogDigest, e.SchemaDiff);
        Add(command, NpgsqlDbType.Bigint, e.DurationMicroseconds);
        AddTexts(command, e.ErrorSqlState, e.ErrorMessage, e.ErrorFile);
        Add(command, NpgsqlDbType.Integer, e.ErrorLine);
        AddTexts(command, e.Reason, e.DatabaseUser, e.OsUser, e.Host);
        Add(command, NpgsqlDbType.Integer, e.Process);
        AddTexts(command, e.Application, e.ApplicationVersion, e.LibraryVersion);
        Add(command, NpgsqlDbType.Bytea, e.StateDigest.ToArray());
        Add(command, NpgsqlDbType.TimestampTz, e.At.UtcDateTime);
        Add(command, NpgsqlDbType.Integer, held.ProcessId);
        Add(command, NpgsqlDbType.Bigint, held.Key);
        return command;
    }

    private static void AddTexts(NpgsqlBatchCommand command, params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
            Add(command, NpgsqlDbType.Text, value);
    }

    private static void Add(NpgsqlBatchCommand command, NpgsqlDbType type, object? value) =>
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });

    private static string? Text(NpgsqlDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : row.GetString(ordinal);

    private static int? Integer(NpgsqlDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : row.GetInt32(ordinal);

    private static MigrationDatabaseException Unknown(NpgsqlDataReader row) => new(string.Create(CultureInfo.InvariantCulture,
        $"Row {row.GetInt64(0)} of the ledger has the kind '{row.GetString(4)}', which this version of StrictMigrations does not know: a newer one wrote it. Update the StrictMigrations package of this application."));
}
