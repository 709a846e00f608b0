using Npgsql;

namespace StrictMigrations.Execution;

/// <summary>Whether the open transaction wrote rows: asked in the script's own round trip.</summary>
internal static class WrittenRows
{
    // No transaction id proves it outright. With one (a row lock, a subtransaction, a sequence) the counters of this transaction tell: those of the
    // tables it has locked for writing, and of the catalogs outside of the digest: roles and settings, default privileges, user mappings, large objects, statistics.
    private const string Query =
        """
        SELECT WHERE pg_catalog.pg_current_xact_id_if_assigned() IS NULL
            OR pg_catalog.current_setting('track_counts')::boolean
               AND NOT EXISTS (
                   SELECT FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_class c ON c.oid = l.relation
                   WHERE l.pid = pg_catalog.pg_backend_pid() AND l.mode = 'RowExclusiveLock' AND c.oid >= 16384
                     AND (c.relkind = 'S' OR pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid) + pg_catalog.pg_stat_get_xact_tuples_updated(c.oid)
                                           + pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid) > 0))
               AND NOT EXISTS (
                   SELECT FROM pg_catalog.pg_class c
                   WHERE c.oid < 16384 AND c.relkind = 'r'
                     AND (c.relisshared AND c.relname <> 'pg_shdepend' OR c.relname IN ('pg_default_acl', 'pg_user_mapping', 'pg_largeobject', 'pg_largeobject_metadata', 'pg_seclabel', 'pg_statistic'))
                     AND pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid) + pg_catalog.pg_stat_get_xact_tuples_updated(c.oid) + pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid) > 0)
        """;

    /// <summary>It has a row when nothing was written: the answer is the count of its rows.</summary>
    public static NpgsqlBatchCommand WroteNothing() => new(Query);
}
