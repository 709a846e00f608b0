using Npgsql;

namespace StrictMigrations.Schemas;

/// <summary>
/// Finds the object that PostgreSQL cannot deparse: it names an OID at best (<c>cache lookup failed for function 16432</c>). Asks
/// the failed query for the names alone, which deparses nothing, and then for one object after another, on a connection of
/// its own: such an error ends the caller's.
/// </summary>
internal static class BrokenObjects
{
    private static readonly string[] NameColumns = ["kind", "schema", "parent", "name", "signature"];

    /// <summary>The object, or <see langword="null"/> when it cannot be told, as when it is not committed.</summary>
    public static async Task<SchemaObject?> FindAsync(NpgsqlConnection failed, SnapshotQuery query, SnapshotOptions options, CancellationToken cancellationToken)
    {
        try
        {
            using var connection = (NpgsqlConnection)((ICloneable)failed).Clone();
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            var columns = await ColumnsAsync(connection, query, options, cancellationToken).ConfigureAwait(false);
            foreach (var item in await NamesAsync(connection, query, options, columns, cancellationToken).ConfigureAwait(false))
            {
                if (await IsBrokenAsync(connection, query, options, columns, item, cancellationToken).ConfigureAwait(false))
                    return item;
            }
        }
        catch (NpgsqlException)
        {
            // This only looks for a better message: the error that led here is the one that is reported.
        }

        return null;
    }

    private static async Task<List<string>> ColumnsAsync(NpgsqlConnection connection, SnapshotQuery query, SnapshotOptions options, CancellationToken cancellationToken)
    {
        using var command = Command(connection, $"SELECT * FROM ({query.Sql}) q LIMIT 0", options);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).Intersect(NameColumns)];
    }

    private static async Task<List<SchemaObject>> NamesAsync(
        NpgsqlConnection connection, SnapshotQuery query, SnapshotOptions options, List<string> columns, CancellationToken cancellationToken)
    {
        var items = new List<SchemaObject>();
        using var command = Command(connection, $"SELECT {string.Join(", ", columns)} FROM ({query.Sql}) q", options);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        var rows = new ObjectRows(reader);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            items.Add(rows.Read().Object);
        return items;
    }

    private static async Task<bool> IsBrokenAsync(
        NpgsqlConnection connection, SnapshotQuery query, SnapshotOptions options, List<string> columns, SchemaObject item, CancellationToken cancellationToken)
    {
        var conditions = columns.Where(column => column != "kind").Select((column, i) => $"q.{column} IS NOT DISTINCT FROM ${i + 3}");
        using var command = Command(connection, $"SELECT * FROM ({query.Sql}) q WHERE {string.Join(" AND ", conditions)}", options);
        foreach (var column in columns.Where(column => column != "kind"))
            command.Parameters.Add(SnapshotParameters.Text(Part(item, column)));
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return false;
        }
        catch (PostgresException)
        {
            return true;
        }
    }

    private static string? Part(SchemaObject item, string column) => column switch
    {
        "schema" => item.Schema,
        "parent" => item.Parent,
        "signature" => item.Signature,
        _ => item.Name,
    };

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, SnapshotOptions options)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        SnapshotParameters.Add(command.Parameters, options);
        return command;
    }
}
