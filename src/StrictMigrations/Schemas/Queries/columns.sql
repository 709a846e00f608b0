SELECT 'column' AS kind, c.schema, c.relation AS parent, a.attname::text AS name, a.attnum::int AS position, c.oid::bigint AS root
    , format_type(a.atttypid, a.atttypmod) AS type
    , CASE WHEN a.attcollation <> t.typcollation THEN format('%I.%I', ln.nspname, l.collname) END AS collation
    , CASE WHEN a.attnotnull THEN 'yes' END AS "not null"
    , v.state AS "not null state" --@ 18
    , CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END AS "default"
    , CASE a.attgenerated WHEN 's' THEN 'stored' WHEN 'v' THEN 'virtual' END AS generated
    , CASE WHEN a.attgenerated <> '' THEN pg_get_expr(d.adbin, d.adrelid) END AS expression
    , CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END AS identity
    , s.sequence AS "identity sequence"
    , CASE WHEN a.attstorage <> t.typstorage AND c.relkind <> 'v' THEN
          CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END
      END AS storage
    , CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression --@ 14
    , CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::text END AS statistics
    , CASE WHEN a.attoptions IS NOT NULL THEN (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(a.attoptions) o) END AS options
    , CASE WHEN a.attfdwoptions IS NOT NULL THEN (SELECT string_agg(o, E'\n' ORDER BY o COLLATE "C") FROM unnest(a.attfdwoptions) o) END AS "server options"
    , array_to_string(a.attacl, E'\n') AS privileges --@ privileges
    , col_description(c.oid, a.attnum) AS comment --@ comments
FROM relation c
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_collation l ON l.oid = a.attcollation AND a.attcollation <> t.typcollation
LEFT JOIN pg_namespace ln ON ln.oid = l.collnamespace
LEFT JOIN ( --@ 18
    SELECT conrelid, conkey[1] AS attnum --@ 18
        , concat_ws(', ', CASE WHEN NOT convalidated THEN 'not valid' END, CASE WHEN connoinherit THEN 'no inherit' END) AS state --@ 18
    FROM pg_constraint WHERE contype = 'n' AND (NOT convalidated OR connoinherit) --@ 18
) v ON v.conrelid = c.oid AND v.attnum = a.attnum --@ 18
LEFT JOIN (
    SELECT k.refobjid, k.refobjsubid
        , format('%I.%I', n.nspname, q.relname) || format(' start %s increment %s minimum %s maximum %s cache %s%s',
            s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, CASE WHEN s.seqcycle THEN ' cycle' END) AS sequence
    FROM pg_depend k
    JOIN pg_sequence s ON s.seqrelid = k.objid
    JOIN pg_class q ON q.oid = k.objid
    JOIN pg_namespace n ON n.oid = q.relnamespace
    WHERE k.classid = 'pg_class'::regclass AND k.refclassid = 'pg_class'::regclass AND k.deptype = 'i'
) s ON s.refobjid = c.oid AND s.refobjsubid = a.attnum
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm')
