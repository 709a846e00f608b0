-- Sequences of identity columns (pg_depend i) belong to their column. Since 15 an unlogged table's serial sequences are unlogged.
SELECT 'sequence' AS kind, c.schema, c.relation AS name, c.oid::bigint AS root
    , format_type(s.seqtypid, NULL) AS type
    , s.seqstart::text AS start
    , s.seqincrement::text AS increment
    , s.seqmin::text AS minimum
    , s.seqmax::text AS maximum
    , s.seqcache::text AS cache
    , CASE WHEN s.seqcycle THEN 'yes' END AS cycle
    , CASE WHEN c.relpersistence = 'u' AND d.objid IS NULL THEN 'yes' END AS unlogged
    , CASE WHEN d.objid IS NOT NULL THEN format('%I.%I.%I', n.nspname, t.relname, a.attname) END AS "owned by"
    , pg_get_userbyid(c.relowner)::text AS owner --@ owners
    , array_to_string(coalesce(c.relacl, acldefault('s', c.relowner)), E'\n') AS privileges --@ privileges
    , obj_description(c.oid, 'pg_class') AS comment --@ comments
FROM relation c
JOIN pg_sequence s ON s.seqrelid = c.oid
LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
LEFT JOIN pg_class t ON t.oid = d.refobjid
LEFT JOIN pg_namespace n ON n.oid = t.relnamespace
LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
WHERE d.deptype IS DISTINCT FROM 'i'
