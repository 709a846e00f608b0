using Npgsql;

namespace StrictMigrations.Rehearsals;

/// <summary>What a database made from template0 must be given to sort and encode text as another one does.</summary>
internal static class DatabaseTraits
{
    // to_jsonb reads columns that not every major has: daticulocale (15, 16), datlocale (17), daticurules (16).
    private const string Query = """
        SELECT format('ENCODING %L LC_COLLATE %L LC_CTYPE %L', pg_encoding_to_char(d.encoding), d.datcollate, d.datctype)
            || CASE j ->> 'datlocprovider'
                WHEN 'i' THEN format(' LOCALE_PROVIDER icu ICU_LOCALE %L', coalesce(j ->> 'datlocale', j ->> 'daticulocale'))
                    || coalesce(format(' ICU_RULES %L', j ->> 'daticurules'), '')
                WHEN 'b' THEN format(' LOCALE_PROVIDER builtin BUILTIN_LOCALE %L', j ->> 'datlocale')
                WHEN 'c' THEN ' LOCALE_PROVIDER libc'
                ELSE '' END
        FROM pg_database d, LATERAL to_jsonb(d) j
        WHERE d.datname = current_database()
        """;

    /// <summary>The options of CREATE DATABASE, quoted.</summary>
    public static async Task<string> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(Query, connection) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
            return (string)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }
}
