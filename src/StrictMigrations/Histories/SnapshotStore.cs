using System.IO.Compression;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace StrictMigrations.Histories;

/// <summary>The table of recorded schemas, by fingerprint: what lets a difference be named, not only noticed.</summary>
internal static class SnapshotStore
{
    public static NpgsqlBatchCommand Insert(string quotedSchema, string fingerprint, int format, string json) =>
        new($"INSERT INTO {quotedSchema}.snapshot (fingerprint, format, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        {
            Parameters =
            {
                new() { NpgsqlDbType = NpgsqlDbType.Text, Value = fingerprint },
                new() { NpgsqlDbType = NpgsqlDbType.Integer, Value = format },
                new() { NpgsqlDbType = NpgsqlDbType.Bytea, Value = Compress(json) },
            },
        };

    /// <summary>The JSON of a recorded schema; <see langword="null"/> when it was not kept.</summary>
    public static async Task<string?> ReadAsync(NpgsqlConnection connection, Ledger ledger, string fingerprint, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadBodyAsync(connection, ledger.QuotedSchema, fingerprint, cancellationToken).ConfigureAwait(false) is { } body ? Decompress(body) : null;
        }
        catch (PostgresException exception)
        {
            throw ledger.Unreadable(exception, "snapshot");
        }
        catch (InvalidDataException exception)
        {
            throw new MigrationDatabaseException($"The recorded schema {fingerprint} was altered: {exception.Message} Nothing was changed. Restore the table snapshot of the ledger from a backup.", exception);
        }
    }

    private static async Task<byte[]?> ReadBodyAsync(NpgsqlConnection connection, string quotedSchema, string fingerprint, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand($"SELECT body FROM {quotedSchema}.snapshot WHERE fingerprint = $1 ORDER BY format DESC LIMIT 1", connection)
        {
            CommandTimeout = 0,
            Parameters = { new() { Value = fingerprint } },
        };
        await using (command.ConfigureAwait(false))
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as byte[];
    }

    private static byte[] Compress(string json)
    {
        var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(json));
        return output.ToArray();
    }

    private static string Decompress(byte[] body)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(body), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
