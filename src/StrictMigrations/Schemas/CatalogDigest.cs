using System.Globalization;
using Npgsql;

namespace StrictMigrations.Schemas;

/// <summary>
/// A cheap digest over the system catalogs, computed in the server: a sum over the hashes of each user row's key and xmin. Any
/// change of a row gives it another xmin, so while the digest holds, the schema is the one that was recorded. When it moved, the
/// schema may still be the same (a restored dump, a TRUNCATE): then the snapshot decides.
/// </summary>
internal static class CatalogDigest
{
    private const int FirstUserOid = 16384;

    private static readonly Dictionary<int, string> Queries = [];

    /// <summary>The catalogs that definitions live in: name, key, and since which major.</summary>
    private static readonly (string Catalog, string Key, string Detail, int Since)[] Catalogs =
    [
        ("pg_namespace", "oid", "0", 13), ("pg_class", "oid", "0", 13), ("pg_attribute", "attrelid", "attnum", 13),
        ("pg_attrdef", "adrelid", "adnum", 13), ("pg_constraint", "oid", "0", 13), ("pg_index", "indexrelid", "0", 13),
        ("pg_inherits", "inhrelid", "inhseqno", 13), ("pg_partitioned_table", "partrelid", "0", 13), ("pg_sequence", "seqrelid", "0", 13),
        ("pg_type", "oid", "0", 13), ("pg_enum", "oid", "0", 13), ("pg_range", "rngtypid", "0", 13), ("pg_proc", "oid", "0", 13),
        ("pg_aggregate", "aggfnoid::oid", "0", 13), ("pg_trigger", "oid", "0", 13), ("pg_rewrite", "oid", "0", 13), ("pg_policy", "oid", "0", 13),
        ("pg_statistic_ext", "oid", "0", 13), ("pg_extension", "oid", "0", 13), ("pg_operator", "oid", "0", 13), ("pg_opclass", "oid", "0", 13),
        ("pg_opfamily", "oid", "0", 13), ("pg_amop", "oid", "0", 13), ("pg_amproc", "oid", "0", 13), ("pg_collation", "oid", "0", 13),
        ("pg_cast", "oid", "0", 13), ("pg_conversion", "oid", "0", 13), ("pg_language", "oid", "0", 13), ("pg_am", "oid", "0", 13),
        ("pg_transform", "oid", "0", 13), ("pg_event_trigger", "oid", "0", 13), ("pg_foreign_data_wrapper", "oid", "0", 13),
        ("pg_foreign_server", "oid", "0", 13), ("pg_foreign_table", "ftrelid", "0", 13), ("pg_publication", "oid", "0", 13),
        ("pg_publication_rel", "oid", "0", 13), ("pg_publication_namespace", "oid", "0", 15), ("pg_ts_config", "oid", "0", 13),
        ("pg_ts_config_map", "mapcfg", "mapseqno", 13), ("pg_ts_dict", "oid", "0", 13), ("pg_ts_parser", "oid", "0", 13),
        ("pg_ts_template", "oid", "0", 13), ("pg_description", "objoid", "objsubid", 13), ("pg_depend", "objid", "refobjid::bigint", 13),
    ];

    /// <summary>A policy shows its roles' names, which stand in no row of this database. Owners and privileges are no part of what drift compares.</summary>
    private const string Roles = """
        (SELECT coalesce(sum(hashtextextended(r.rolname::text, r.oid::bigint)), 0) FROM pg_catalog.pg_roles r
         WHERE r.oid IN (SELECT unnest(p.polroles) FROM pg_catalog.pg_policy p))
        """;

    /// <summary>The query: one row, one text.</summary>
    public static string QueryOf(int serverMajor)
    {
        lock (Queries)
            return Queries.TryGetValue(serverMajor, out var query) ? query : Queries[serverMajor] = Build(serverMajor);
    }

    public static async Task<string> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(QueryOf(connection.PostgreSqlVersion.Major), connection) { CommandTimeout = 0 };
        try
        {
            await using (command.ConfigureAwait(false))
                return (string)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        }
        catch (PostgresException error) when (error.SqlState != PostgresErrorCodes.QueryCanceled)
        {
            throw SnapshotErrors.Unreadable("the system catalogs", error);
        }
    }

    /// <summary>Objects of the temporary schemas come and go with sessions: they never count.</summary>
    private static string Build(int major)
    {
        var parts = Catalogs.Where(entry => entry.Since <= major).Select(entry => string.Create(CultureInfo.InvariantCulture,
            $"""
            (SELECT count(*) || ':' || coalesce(sum(hashint8extended((({entry.Key})::bigint << 32) | c.xmin::text::bigint, {entry.Detail})), 0)
             FROM pg_catalog.{entry.Catalog} c WHERE {Bound(entry.Catalog, entry.Key)} {Filter(entry.Catalog, entry.Key)})
            """));
        return $"""
            WITH temporary_schema AS MATERIALIZED (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname ~ '^pg_(toast_)?temp_'),
                 temporary AS MATERIALIZED (SELECT oid FROM pg_catalog.pg_class WHERE relnamespace IN (SELECT oid FROM temporary_schema)
                                            UNION ALL SELECT oid FROM pg_catalog.pg_type WHERE typnamespace IN (SELECT oid FROM temporary_schema)
                                            UNION ALL SELECT oid FROM temporary_schema)
            SELECT md5(concat_ws('/', {string.Join(",\n", parts)}, {Roles}))
            """;
    }

    /// <summary>The schema public, plpgsql and its language have oids of the server's own, and can be renamed and dropped all the same.</summary>
    private static string Bound(string catalog, string key) => catalog switch
    {
        "pg_namespace" => "nspname !~ '^pg_' AND nspname <> 'information_schema'",
        "pg_extension" or "pg_language" => "true",
        _ => string.Create(CultureInfo.InvariantCulture, $"{key} >= {FirstUserOid}"),
    };

    private static string Filter(string catalog, string key) => catalog switch
    {
        "pg_constraint" => "AND conrelid NOT IN (SELECT oid FROM temporary)",
        "pg_trigger" => "AND tgrelid NOT IN (SELECT oid FROM temporary)",
        "pg_rewrite" => "AND ev_class NOT IN (SELECT oid FROM temporary)",
        // Rows of kind n are implied by the definitions themselves; those of temporary objects lead to a temporary one.
        "pg_depend" => "AND deptype <> 'n' AND objid NOT IN (SELECT oid FROM temporary) AND refobjid NOT IN (SELECT oid FROM temporary)",
        "pg_namespace" or "pg_class" or "pg_attribute" or "pg_attrdef" or "pg_index" or "pg_type" or "pg_sequence" or "pg_inherits" or "pg_description"
            => $"AND {key} NOT IN (SELECT oid FROM temporary)",
        _ => "",
    };
}
