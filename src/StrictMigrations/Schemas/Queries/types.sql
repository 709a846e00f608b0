SELECT CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' WHEN 'c' THEN 'composite type' WHEN 'r' THEN 'range type' ELSE 'base type' END AS kind
    , n.schema, t.typname::text AS name, t.oid::bigint AS root
    , (SELECT string_agg(quote_literal(e.enumlabel), E'\n' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid) AS labels
    , (SELECT string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
              || CASE WHEN a.attcollation <> y.typcollation THEN format(' COLLATE %I.%I', ln.nspname, l.collname) ELSE '' END, E'\n' ORDER BY a.attnum)
       FROM pg_attribute a
       JOIN pg_type y ON y.oid = a.atttypid
       LEFT JOIN pg_collation l ON l.oid = a.attcollation
       LEFT JOIN pg_namespace ln ON ln.oid = l.collnamespace
       WHERE t.typtype = 'c' AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) AS attributes
    , CASE t.typtype WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS type
    , CASE WHEN t.typtype = 'd' AND t.typcollation <> b.typcollation THEN format('%I.%I', cn.nspname, c.collname) END AS collation
    , CASE WHEN t.typnotnull THEN 'yes' END AS "not null"
    , CASE WHEN t.typtype = 'd' THEN coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault) END AS "default"
    , r.definition
    , CASE WHEN t.typtype = 'b' THEN concat_ws(', ', 'input = ' || t.typinput::text, 'output = ' || t.typoutput::text
        , 'receive = ' || nullif(t.typreceive::text, '-'), 'send = ' || nullif(t.typsend::text, '-')
        , 'typmod_in = ' || nullif(t.typmodin::text, '-'), 'typmod_out = ' || nullif(t.typmodout::text, '-')
        , 'internallength = ' || t.typlen, CASE WHEN t.typbyval THEN 'passedbyvalue' END, 'alignment = ' || t.typalign::text
        , 'storage = ' || t.typstorage::text, 'category = ' || t.typcategory::text, CASE WHEN t.typispreferred THEN 'preferred' END
        , 'default = ' || t.typdefault, 'delimiter = ' || t.typdelim::text, CASE WHEN t.typcollation <> 0 THEN 'collatable' END) END AS representation
    , CASE WHEN NOT t.typisdefined THEN 'yes' END AS shell
    , pg_get_userbyid(t.typowner)::text AS owner --@ owners
    , array_to_string(coalesce(t.typacl, acldefault('T', t.typowner)), E'\n') AS privileges --@ privileges
    , obj_description(t.oid, 'pg_type') AS comment --@ comments
FROM pg_type t
JOIN touched ON touched.oid = t.oid --@ refresh
JOIN managed n ON n.oid = t.typnamespace
LEFT JOIN pg_class o ON o.oid = t.typrelid
LEFT JOIN pg_type b ON b.oid = t.typbasetype
LEFT JOIN pg_collation c ON c.oid = t.typcollation
LEFT JOIN pg_namespace cn ON cn.oid = c.collnamespace
LEFT JOIN LATERAL (
    SELECT concat_ws(', ', 'subtype = ' || format_type(g.rngsubtype, NULL)
        , (SELECT 'subtype_opclass = ' || format('%I.%I', pn.nspname, p.opcname) FROM pg_opclass p JOIN pg_namespace pn ON pn.oid = p.opcnamespace
           WHERE p.oid = g.rngsubopc AND NOT p.opcdefault)
        , (SELECT 'collation = ' || format('%I.%I', pn.nspname, p.collname) FROM pg_collation p JOIN pg_namespace pn ON pn.oid = p.collnamespace
           WHERE p.oid = g.rngcollation AND p.collname <> 'default')
        , 'canonical = ' || nullif(g.rngcanonical::text, '-'), 'subtype_diff = ' || nullif(g.rngsubdiff::text, '-')
        , (SELECT 'multirange_type_name = ' || format('%I.%I', mn.nspname, m.typname) FROM pg_type m JOIN pg_namespace mn ON mn.oid = m.typnamespace --@ 14
           WHERE m.oid = g.rngmultitypid AND m.typname <> CASE WHEN t.typname ~ 'range' THEN regexp_replace(t.typname, 'range', 'multirange') ELSE t.typname || '_multirange' END) --@ 14
        ) AS definition
    FROM pg_range g WHERE g.rngtypid = t.oid
) r ON true
WHERE (t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND o.relkind = 'c') OR (t.typtype = 'p' AND NOT t.typisdefined)
       OR (t.typtype = 'b' AND t.oid IS DISTINCT FROM (SELECT e.typarray FROM pg_type e WHERE e.oid = t.typelem)))
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_type'::regclass AND m.objid = t.oid)
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_class'::regclass AND m.objid = t.typrelid);

SELECT 'constraint' AS kind, n.schema, t.typname::text AS parent, k.conname::text AS name, t.oid::bigint AS root
    , 'check' AS type
    , pg_get_constraintdef(k.oid) AS definition
    , CASE WHEN NOT k.convalidated THEN 'yes' END AS "not valid"
    , obj_description(k.oid, 'pg_constraint') AS comment --@ comments
FROM pg_constraint k
JOIN pg_type t ON t.oid = k.contypid
JOIN touched ON touched.oid = t.oid --@ refresh
JOIN managed n ON n.oid = t.typnamespace
WHERE k.contype = 'c'
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_type'::regclass AND m.objid = t.oid)
