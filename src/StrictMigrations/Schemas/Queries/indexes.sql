SELECT 'index' AS kind, c.schema, c.relation AS parent, x.relname::text AS name, c.oid::bigint AS root
    , pg_get_indexdef(i.indexrelid) AS definition
    , CASE WHEN NOT i.indisvalid THEN 'yes' END AS invalid
    , CASE WHEN i.indisclustered THEN 'yes' END AS clustered
    , CASE WHEN i.indisreplident THEN 'yes' END AS "replica identity"
    , CASE WHEN p.oid IS NOT NULL THEN format('%I.%I', pn.nspname, p.relname) END AS "partition of"
    , s.targets AS statistics
    , obj_description(x.oid, 'pg_class') AS comment --@ comments
FROM relation c
JOIN pg_index i ON i.indrelid = c.oid
JOIN pg_class x ON x.oid = i.indexrelid
LEFT JOIN pg_inherits h ON h.inhrelid = x.oid
LEFT JOIN pg_class p ON p.oid = h.inhparent
LEFT JOIN pg_namespace pn ON pn.oid = p.relnamespace
LEFT JOIN LATERAL (
    SELECT string_agg(a.attnum || ': ' || a.attstattarget, ', ' ORDER BY a.attnum) AS targets
    FROM pg_attribute a WHERE a.attrelid = x.oid AND a.attstattarget >= 0 AND a.attnum > 0
) s ON true
WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.conrelid = c.oid AND k.contype IN ('p', 'u', 'x'))
