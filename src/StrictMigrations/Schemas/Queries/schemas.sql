SELECT 'schema' AS kind, n.schema AS name, n.oid::bigint AS root
    , pg_get_userbyid(s.nspowner)::text AS owner --@ owners
    , array_to_string(coalesce(s.nspacl, acldefault('n', s.nspowner)), E'\n') AS privileges --@ privileges
    , obj_description(n.oid, 'pg_namespace') AS comment --@ comments
FROM managed n
JOIN pg_namespace s ON s.oid = n.oid
JOIN touched ON touched.oid = n.oid --@ refresh
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_namespace'::regclass AND m.objid = n.oid);

SELECT 'extension' AS kind, e.extname::text AS name
    , n.nspname::text AS "in schema"
    , e.extversion AS version
    , obj_description(e.oid, 'pg_extension') AS comment --@ comments
FROM pg_extension e
JOIN pg_namespace n ON n.oid = e.extnamespace
WHERE $1 IS NULL OR n.nspname = ANY ($1)
