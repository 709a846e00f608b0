using Npgsql;

namespace StrictMigrations.Execution;

/// <summary>What is known of a migration before the schema is looked at.</summary>
/// <param name="WroteNothing">Whether it wrote no row: all that it did shows, and nothing does.</param>
/// <param name="LeftCatalogsAlone">Whether it wrote no row of a catalog, took no lock as DDL does, and left no prepared statement behind: with statements about rows alone, there is nothing to look at.</param>
/// <param name="LooksLikeRowsOnly">Whether its statements look as if they left the schema alone: a guess.</param>
internal readonly record struct StepTraces(bool WroteNothing, bool LeftCatalogsAlone, bool LooksLikeRowsOnly)
{
    private const string WrittenRows =
        "pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid) + pg_catalog.pg_stat_get_xact_tuples_updated(c.oid) + pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid)";

    // No transaction id proves it outright. With one (a row lock, a subtransaction, a sequence) the counters of this transaction tell: those of the
    // tables it has locked for writing, and of the catalogs outside of the digest: roles and settings, default privileges, user mappings, large objects, statistics.
    private const string NothingWritten =
        $"""
        SELECT WHERE pg_catalog.pg_current_xact_id_if_assigned() IS NULL
            OR pg_catalog.current_setting('track_counts')::boolean
               AND NOT EXISTS (
                   SELECT FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_class c ON c.oid = l.relation
                   WHERE l.pid = pg_catalog.pg_backend_pid() AND l.mode = 'RowExclusiveLock' AND c.oid >= 16384 AND (c.relkind = 'S' OR {WrittenRows} > 0))
               AND NOT EXISTS (
                   SELECT FROM pg_catalog.pg_class c
                   WHERE c.oid < 16384 AND c.relkind = 'r'
                     AND (c.relisshared AND c.relname <> 'pg_shdepend' OR c.relname IN ('pg_default_acl', 'pg_user_mapping', 'pg_largeobject', 'pg_largeobject_metadata', 'pg_seclabel', 'pg_statistic'))
                     AND {WrittenRows} > 0)
        """;

    // Counters may still hold what earlier transactions of this session did: then the schema is looked at, and need not be. The script's own track_counts is
    // reset by now: where it was off, locks tell.
    private const string CatalogsUnwritten =
        $"""
        SELECT WHERE pg_catalog.current_setting('track_counts')::boolean
            AND NOT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid < 16384 AND c.relkind = 'r' AND {WrittenRows} > 0)
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_locks l
                WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype IN ('relation', 'object') AND coalesce(l.objid, l.relation) >= 16384
                  AND l.mode NOT IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock'))
            AND NOT EXISTS (SELECT FROM pg_catalog.pg_prepared_statements s WHERE s.from_sql)
        """;

    /// <summary>Asked in the script's own round trip, as is the next: it has a row when nothing was written, so the count of its rows is the answer.</summary>
    public static NpgsqlBatchCommand AskWroteNothing() => new(NothingWritten);

    /// <summary>It has a row when the catalogs were left alone.</summary>
    public static NpgsqlBatchCommand AskLeftCatalogsAlone() => new(CatalogsUnwritten);
}
