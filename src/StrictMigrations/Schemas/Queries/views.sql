SELECT CASE c.relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END AS kind, c.schema, c.relation AS name, c.oid::bigint AS root
    , pg_get_viewdef(c.oid) AS definition
    , (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(c.reloptions) o) AS options
    , CASE WHEN c.relkind = 'm' AND NOT c.relispopulated THEN 'yes' END AS unpopulated
    , CASE WHEN a.amname <> 'heap' THEN a.amname::text END AS "access method"
    , pg_get_userbyid(c.relowner)::text AS owner --@ owners
    , array_to_string(coalesce(c.relacl, acldefault('r', c.relowner)), E'\n') AS privileges --@ privileges
    , obj_description(c.oid, 'pg_class') AS comment --@ comments
FROM relation c
LEFT JOIN pg_am a ON a.oid = c.relam
WHERE c.relkind IN ('v', 'm');

SELECT 'rule' AS kind, c.schema, c.relation AS parent, r.rulename::text AS name, c.oid::bigint AS root
    , pg_get_ruledef(r.oid) AS definition
    , CASE r.ev_enabled WHEN 'D' THEN 'no' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END AS enabled
    , obj_description(r.oid, 'pg_rewrite') AS comment --@ comments
FROM relation c
JOIN pg_rewrite r ON r.ev_class = c.oid
WHERE r.rulename <> '_RETURN'
