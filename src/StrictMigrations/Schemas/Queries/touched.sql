-- What the open transaction did to the schema: the oids of the objects to read anew, or null when everything must be read. Why that is
-- enough: docs/decisions. Rows that this transaction and its subtransactions wrote have an age of 0 or less. The counters may still hold
-- what earlier transactions of this session did; then a catalog is looked at that need not be.
WITH RECURSIVE written AS (
    -- Catalogs whose objects are few, or whose deletions leave no trace: a row written there, and everything is read.
    SELECT EXISTS (SELECT FROM unnest(ARRAY['pg_cast', 'pg_operator', 'pg_opfamily', 'pg_opclass', 'pg_amop', 'pg_amproc', 'pg_am', 'pg_collation',
            'pg_conversion', 'pg_language', 'pg_transform', 'pg_event_trigger', 'pg_extension', 'pg_foreign_data_wrapper', 'pg_foreign_server',
            'pg_publication_namespace', --@ 15
            'pg_publication', 'pg_publication_rel', 'pg_ts_config', 'pg_ts_config_map', 'pg_ts_dict', 'pg_ts_parser', 'pg_ts_template', 'pg_authid']::regclass[]) AS c (oid)
        WHERE pg_stat_get_xact_tuples_inserted(c.oid) + pg_stat_get_xact_tuples_updated(c.oid) + pg_stat_get_xact_tuples_deleted(c.oid) > 0)
        -- A schema that was renamed or dropped; a new one is read by itself.
        OR pg_stat_get_xact_tuples_updated('pg_namespace'::regclass) + pg_stat_get_xact_tuples_deleted('pg_namespace'::regclass) > 0
        OR current_setting('track_counts') <> 'on' AS elsewhere
        , pg_stat_get_xact_tuples_inserted('pg_type'::regclass) + pg_stat_get_xact_tuples_updated('pg_type'::regclass) > 0 AS types
        , pg_stat_get_xact_tuples_inserted('pg_enum'::regclass) + pg_stat_get_xact_tuples_updated('pg_enum'::regclass) > 0 AS labels
        , pg_stat_get_xact_tuples_inserted('pg_proc'::regclass) + pg_stat_get_xact_tuples_updated('pg_proc'::regclass) > 0 AS routines
), locked AS MATERIALIZED (
    -- DDL holds its locks to the end, also those on what it dropped.
    SELECT coalesce(l.classid, 'pg_class'::regclass) AS class, coalesce(l.objid, l.relation) AS oid
    FROM pg_locks l
    WHERE l.pid = pg_backend_pid() AND l.locktype IN ('relation', 'object') AND coalesce(l.objid, l.relation) >= 16384
      AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
      AND l.mode NOT IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock')
      AND NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = l.relation AND c.relpersistence = 't')
), changed AS (
    SELECT l.class, l.oid
    FROM locked l
    JOIN pg_class c ON c.oid = l.oid
    WHERE l.class = 'pg_class'::regclass
      AND (age(c.xmin) <= 0 OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND age(a.xmin) <= 0))
    UNION ALL
    SELECT 'pg_constraint'::regclass, k.oid FROM locked l JOIN pg_constraint k ON k.conrelid = l.oid WHERE age(k.xmin) <= 0
    UNION ALL
    SELECT 'pg_namespace'::regclass, n.oid FROM pg_namespace n WHERE age(n.xmin) <= 0
    UNION ALL
    SELECT 'pg_type'::regclass, t.oid FROM pg_type t WHERE (SELECT types FROM written) AND t.oid >= 16384 AND age(t.xmin) <= 0
    UNION ALL
    SELECT 'pg_type'::regclass, e.enumtypid FROM pg_enum e WHERE (SELECT labels FROM written) AND age(e.xmin) <= 0
    UNION ALL
    SELECT 'pg_type'::regclass, k.contypid FROM pg_constraint k WHERE k.contypid >= 16384 AND age(k.xmin) <= 0
    UNION ALL
    -- A domain's constraint that was dropped leaves only a lock on itself.
    SELECT 'pg_type'::regclass, t.oid FROM pg_type t
    WHERE t.oid >= 16384 AND t.typtype = 'd' AND EXISTS (SELECT FROM locked l WHERE l.class = 'pg_constraint'::regclass)
    UNION ALL
    SELECT 'pg_proc'::regclass, p.oid FROM pg_proc p WHERE (SELECT routines FROM written) AND p.oid >= 16384 AND age(p.xmin) <= 0
    UNION ALL
    SELECT 'pg_statistic_ext'::regclass, s.oid FROM pg_statistic_ext s WHERE age(s.xmin) <= 0
), affected AS (
    -- Whatever names them: a renamed table, column, type or function changes the text of what depends on it.
    SELECT class::oid, oid FROM changed
    UNION
    SELECT d.class, d.oid
    FROM affected a
    CROSS JOIN LATERAL (
        SELECT d.classid, d.objid FROM pg_depend d WHERE d.refclassid = a.class AND d.refobjid = a.oid AND d.objid >= 16384
        UNION ALL
        -- What names an index's constraint, or a composite type, depends on these and not on the relation: ON CONFLICT ON CONSTRAINT, a constant of the type.
        SELECT d.refclassid, d.refobjid FROM pg_depend d
        WHERE a.class = 'pg_class'::regclass AND d.classid = a.class AND d.objid = a.oid AND d.deptype = 'i' AND d.refobjid >= 16384
    ) AS d (class, oid)
), few AS MATERIALIZED (
    SELECT class, oid FROM affected UNION ALL SELECT class, oid FROM locked LIMIT 2001
), part AS (
    -- A part is read with what it belongs to: an index with its table, a label with its type.
    SELECT class, oid FROM few
    UNION
    SELECT d.refclassid, d.refobjid
    FROM part p
    JOIN pg_depend d ON d.classid = p.class AND d.objid = p.oid
    WHERE d.deptype IN ('a', 'i', 'P', 'S') AND d.refobjid >= 16384
), touched AS MATERIALIZED (
    SELECT CASE
        WHEN pg_current_xact_id_if_assigned() IS NULL THEN '{}'
        WHEN (SELECT elsewhere FROM written) OR (SELECT count(*) > 2000 FROM few)
            OR EXISTS (SELECT FROM part p WHERE p.class NOT IN ('pg_class'::regclass, 'pg_namespace'::regclass, 'pg_type'::regclass, 'pg_proc'::regclass,
                'pg_constraint'::regclass, 'pg_attrdef'::regclass, 'pg_trigger'::regclass, 'pg_rewrite'::regclass, 'pg_policy'::regclass,
                'pg_statistic_ext'::regclass, 'pg_publication'::regclass, 'pg_publication_rel'::regclass)) THEN NULL
        ELSE ARRAY(SELECT DISTINCT p.oid FROM part p)
    END AS oids
)
SELECT t.oids::bigint[]
    , pg_backend_pid() AS pid
    , EXISTS (SELECT FROM pg_prepared_statements s WHERE s.from_sql) AS prepared
    -- A privilege is granted on a relation without a lock: nothing to read, and not nothing.
    , pg_current_xact_id_if_assigned() IS NULL OR pg_stat_get_xact_tuples_updated('pg_class'::regclass) + pg_stat_get_xact_tuples_updated('pg_attribute'::regclass) = 0 AS quiet
    , set_config('strict_migrations.touched', coalesce(t.oids, '{}')::text, true)
FROM touched t
