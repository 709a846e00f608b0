SELECT CASE c.relkind WHEN 'f' THEN 'foreign table' ELSE 'table' END AS kind, c.schema, c.relation AS name, c.oid::bigint AS root
    , CASE c.relpersistence WHEN 'u' THEN 'yes' END AS unlogged
    , CASE c.relkind WHEN 'p' THEN pg_get_partkeydef(c.oid) END AS "partition by"
    , CASE WHEN c.relispartition THEN h.parents END AS "partition of"
    , pg_get_expr(c.relpartbound, c.oid) AS bound
    , CASE WHEN NOT c.relispartition THEN h.parents END AS inherits
    , CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END AS "of type"
    , CASE WHEN a.amname <> 'heap' THEN a.amname::text END AS "access method"
    , (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(c.reloptions) o) AS options
    , (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(t.reloptions) o) AS "toast options"
    , CASE WHEN c.relrowsecurity THEN 'yes' END AS "row security"
    , CASE WHEN c.relforcerowsecurity THEN 'yes' END AS "force row security"
    , CASE c.relreplident WHEN 'f' THEN 'full' WHEN 'n' THEN 'nothing' WHEN 'i' THEN 'index' END AS "replica identity"
    , f.server
    , f.options AS "server options"
    , pg_get_userbyid(c.relowner)::text AS owner --@ owners
    , array_to_string(coalesce(c.relacl, acldefault('r', c.relowner)), E'\n') AS privileges --@ privileges
    , obj_description(c.oid, 'pg_class') AS comment --@ comments
FROM relation c
LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
LEFT JOIN pg_am a ON a.oid = c.relam
LEFT JOIN LATERAL (
    SELECT string_agg(format('%I.%I', n.nspname, p.relname), ', ' ORDER BY i.inhseqno) AS parents
    FROM pg_inherits i
    JOIN pg_class p ON p.oid = i.inhparent
    JOIN pg_namespace n ON n.oid = p.relnamespace
    WHERE i.inhrelid = c.oid
) h ON true
LEFT JOIN (
    SELECT f.ftrelid, s.srvname::text AS server
        , (SELECT string_agg(o, E'\n' ORDER BY o COLLATE "C") FROM unnest(f.ftoptions) o) AS options
    FROM pg_foreign_table f
    JOIN pg_foreign_server s ON s.oid = f.ftserver
) f ON f.ftrelid = c.oid
WHERE c.relkind IN ('r', 'p', 'f')
