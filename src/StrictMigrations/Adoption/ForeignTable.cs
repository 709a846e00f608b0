using System.Collections.Immutable;
using Npgsql;

namespace StrictMigrations.Adoption;

/// <summary>A table of the database that may be a history.</summary>
internal sealed record ForeignTable(string Schema, string Name, ImmutableArray<string> Columns)
{
    public override string ToString() => $"{Schema}.{Name}";

    public string Quoted => $"{Quote(Schema)}.{Quote(Name)}";

    public string? Find(string column) => Columns.FirstOrDefault(name => string.Equals(name, column, StringComparison.Ordinal))
        ?? Columns.FirstOrDefault(name => HistoryShape.IsSameColumn(name, column));

    public bool Has(HistoryShape shape) => shape.Required.All(column => Find(column) is not null);

    public static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>All tables and views with one of the names, in any case; those in the search path first.</summary>
    public static async Task<ImmutableArray<ForeignTable>> FindAsync(NpgsqlConnection connection, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        const string Query =
            """
            SELECT n.nspname::text, c.relname::text, string_agg(a.attname::text, E'\n' ORDER BY a.attnum)
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
              AND lower(c.relname) = ANY (string_to_array(lower($1), E'\n'))
            GROUP BY c.oid, n.nspname, c.relname
            ORDER BY pg_catalog.pg_table_is_visible(c.oid) DESC, n.nspname, c.relname
            """;
        var command = new NpgsqlCommand(Query, connection) { CommandTimeout = 0, Parameters = { new() { Value = string.Join('\n', names) } } };
        await using (command.ConfigureAwait(false))
        {
            var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                var tables = ImmutableArray.CreateBuilder<ForeignTable>();
                while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                    tables.Add(new ForeignTable(rows.GetString(0), rows.GetString(1), [.. rows.GetString(2).Split('\n')]));
                return tables.ToImmutable();
            }
        }
    }
}
