using System.Collections.Immutable;
using Npgsql;
using StrictMigrations.Catalogs;

namespace StrictMigrations.Validation.Rules;

/// <summary>Indexes that a broken CREATE INDEX CONCURRENTLY left invalid; those being built right now are not meant.</summary>
internal static class InvalidIndexes
{
    private const string Query =
        """
        SELECT quote_ident(n.nspname) || '.' || quote_ident(i.relname), i.relname::text, t.relname::text
        FROM pg_catalog.pg_index x
        JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
        JOIN pg_catalog.pg_class t ON t.oid = x.indrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace
        WHERE NOT x.indisvalid AND i.relkind = 'i' AND n.nspname <> 'pg_toast'
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index p WHERE p.index_relid = i.oid)
        ORDER BY 1
        """;

    /// <summary>The quoted names of those whose name, or whose table's name, stands in the migration's text.</summary>
    public static async Task<ImmutableArray<string>> LeftByAsync(Migration migration, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var text = await ReadTextAsync(migration, cancellationToken).ConfigureAwait(false);
        var found = ImmutableArray.CreateBuilder<string>();
        var command = new NpgsqlCommand(Query, connection) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
        {
            var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (row.ConfigureAwait(false))
            {
                while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (text.Contains(row.GetString(1), StringComparison.OrdinalIgnoreCase) || text.Contains(row.GetString(2), StringComparison.OrdinalIgnoreCase))
                        found.Add(row.GetString(0));
                }
            }
        }

        return found.ToImmutable();
    }

    private static ValueTask<string> ReadTextAsync(Migration migration, CancellationToken cancellationToken) => ScriptOpening.ReadAsync(migration, async script =>
    {
        using var reader = new StreamReader(script);
        return await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
    });
}
