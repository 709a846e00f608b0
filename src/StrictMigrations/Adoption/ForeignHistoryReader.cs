using System.Collections.Immutable;
using System.Data;
using System.Globalization;
using Npgsql;

namespace StrictMigrations.Adoption;

/// <summary>Reads another tool's history. "Could not read" always throws; it is never "nothing there".</summary>
internal static class ForeignHistoryReader
{
    public static async Task<ForeignHistory> ReadAsync(NpgsqlConnection connection, AdoptRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await PrepareAsync(connection, cancellationToken).ConfigureAwait(false);
                var (table, shape) = await new HistoryFinder(connection, request).FindAsync(cancellationToken).ConfigureAwait(false);
                var rows = await ReadAsync(connection, new ForeignColumns(table, shape), cancellationToken).ConfigureAwait(false);
                return new ForeignHistory(table.ToString(), shape, rows) { MissingColumns = [.. shape.AllColumns().Where(column => table.Find(column) is null)] };
            }
        }
        catch (PostgresException exception)
        {
            throw new MigrationDatabaseException(
                $"The history{(request.Table is { } table ? $" {table}" : "")} cannot be read: {exception.SqlState}: {exception.MessageText} Nothing was changed: a history that cannot be read is not an empty one. "
                + "If a right is missing, grant this role SELECT on the table and USAGE on its schema.",
                exception);
        }
    }

    /// <summary>Times come in one form; rows that a policy hides are an error instead of missing.</summary>
    private static async Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand("SET TRANSACTION READ ONLY; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL row_security = off", connection) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<ImmutableArray<ForeignRow>> ReadAsync(NpgsqlConnection connection, ForeignColumns columns, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<ForeignRow>();
        var command = new NpgsqlCommand(columns.Query, connection) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    rows.Add(ToRow(rows.Count + 1, columns, ordinal => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal)));
            }
        }

        return rows.ToImmutable();
    }

    private static ForeignRow ToRow(int number, ForeignColumns columns, Func<int, string?> text) => new()
    {
        Number = number,
        FileName = text(0),
        Version = text(1),
        Name = text(2),
        ExecutedAt = Time(text(3)),
        Checksum = text(4),
        DurationMicroseconds = decimal.TryParse(text(5), NumberStyles.Float, CultureInfo.InvariantCulture, out var duration) ? (long)(duration * 1000) : null,
        Status = text(6),
        Error = text(7),
        Meaning = columns.Shape.Kinds.GetValueOrDefault(text(8) ?? "", RowStatus.Of(text(6))),
    };

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
