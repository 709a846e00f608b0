-- Objects of the database that are in no schema: left out when the host names schemas.
SELECT 'foreign data wrapper' AS kind, w.fdwname::text AS name
    , CASE WHEN w.fdwhandler <> 0 THEN w.fdwhandler::regproc::text END AS handler
    , CASE WHEN w.fdwvalidator <> 0 THEN w.fdwvalidator::regproc::text END AS validator
    , (SELECT string_agg(regexp_replace(o, '^(\w*(password|secret|token)\w*)=.*$', '\1=***', 'i'), E'\n' ORDER BY o COLLATE "C") FROM unnest(w.fdwoptions) o) AS "server options"
    , pg_get_userbyid(w.fdwowner)::text AS owner --@ owners
    , array_to_string(coalesce(w.fdwacl, acldefault('F', w.fdwowner)), E'\n') AS privileges --@ privileges
    , obj_description(w.oid, 'pg_foreign_data_wrapper') AS comment --@ comments
FROM pg_foreign_data_wrapper w
WHERE $1 IS NULL AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_foreign_data_wrapper'::regclass AND m.objid = w.oid);

SELECT 'foreign server' AS kind, s.srvname::text AS name
    , w.fdwname::text AS wrapper
    , s.srvtype AS type
    , s.srvversion AS "server version"
    , (SELECT string_agg(regexp_replace(o, '^(\w*(password|secret|token)\w*)=.*$', '\1=***', 'i'), E'\n' ORDER BY o COLLATE "C") FROM unnest(s.srvoptions) o) AS "server options"
    , pg_get_userbyid(s.srvowner)::text AS owner --@ owners
    , array_to_string(coalesce(s.srvacl, acldefault('S', s.srvowner)), E'\n') AS privileges --@ privileges
    , obj_description(s.oid, 'pg_foreign_server') AS comment --@ comments
FROM pg_foreign_server s
JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
WHERE $1 IS NULL AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_foreign_server'::regclass AND m.objid = s.oid);

SELECT 'publication' AS kind, p.pubname::text AS name, p.oid::bigint AS root
    , CASE WHEN p.puballtables THEN 'yes' END AS "all tables"
    , concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END
        , CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END) AS publishes
    , CASE WHEN p.pubviaroot THEN 'yes' END AS "via partition root"
    , CASE p.pubgencols WHEN 's' THEN 'stored' END AS "generated columns" --@ 18
    , (SELECT string_agg(format('%I.%I', n.nspname, c.relname)
            || coalesce((SELECT ' (' || string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname::text COLLATE "C") || ')' --@ 15
                         FROM unnest(r.prattrs) k JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k), '') --@ 15
            || coalesce(' WHERE ' || pg_get_expr(r.prqual, r.prrelid), '') --@ 15
        , E'\n' ORDER BY format('%I.%I', n.nspname, c.relname) COLLATE "C")
       FROM pg_publication_rel r JOIN pg_class c ON c.oid = r.prrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE r.prpubid = p.oid) AS tables
    , (SELECT string_agg(quote_ident(n.nspname), E'\n' ORDER BY n.nspname::text COLLATE "C") FROM pg_publication_namespace s --@ 15
       JOIN pg_namespace n ON n.oid = s.pnnspid WHERE s.pnpubid = p.oid) AS schemas --@ 15
    , pg_get_userbyid(p.pubowner)::text AS owner --@ owners
    , obj_description(p.oid, 'pg_publication') AS comment --@ comments
FROM pg_publication p
JOIN touched ON touched.oid = p.oid --@ refresh
WHERE $1 IS NULL;

SELECT 'cast' AS kind, format_type(c.castsource, NULL) || ' AS ' || format_type(c.casttarget, NULL) AS name
    , CASE c.castmethod WHEN 'b' THEN 'without function' WHEN 'i' THEN 'with inout' ELSE 'with function ' || c.castfunc::regprocedure::text END AS method
    , CASE c.castcontext WHEN 'a' THEN 'assignment' WHEN 'i' THEN 'implicit' END AS context
    , obj_description(c.oid, 'pg_cast') AS comment --@ comments
FROM pg_cast c
WHERE $1 IS NULL AND c.oid >= 16384
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_cast'::regclass AND m.objid = c.oid)
  -- 14 and later: the cast of a range type to its multirange comes with the type.
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i');

SELECT 'language' AS kind, l.lanname::text AS name
    , CASE WHEN l.lanpltrusted THEN 'yes' END AS trusted
    , CASE WHEN l.lanplcallfoid <> 0 THEN l.lanplcallfoid::regproc::text END AS handler
    , CASE WHEN l.laninline <> 0 THEN l.laninline::regproc::text END AS inline
    , CASE WHEN l.lanvalidator <> 0 THEN l.lanvalidator::regproc::text END AS validator
    , pg_get_userbyid(l.lanowner)::text AS owner --@ owners
    , obj_description(l.oid, 'pg_language') AS comment --@ comments
FROM pg_language l
WHERE $1 IS NULL AND l.oid >= 16384 AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_language'::regclass AND m.objid = l.oid);

SELECT 'transform' AS kind, format_type(t.trftype, NULL) || ' LANGUAGE ' || quote_ident(l.lanname) AS name
    , CASE WHEN t.trffromsql <> 0 THEN t.trffromsql::regprocedure::text END AS "from sql"
    , CASE WHEN t.trftosql <> 0 THEN t.trftosql::regprocedure::text END AS "to sql"
    , obj_description(t.oid, 'pg_transform') AS comment --@ comments
FROM pg_transform t
JOIN pg_language l ON l.oid = t.trflang
WHERE $1 IS NULL AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_transform'::regclass AND m.objid = t.oid);

SELECT 'access method' AS kind, a.amname::text AS name
    , CASE a.amtype WHEN 'i' THEN 'index' ELSE 'table' END AS type
    , a.amhandler::text AS handler
    , obj_description(a.oid, 'pg_am') AS comment --@ comments
FROM pg_am a
WHERE $1 IS NULL AND a.oid >= 16384 AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_am'::regclass AND m.objid = a.oid)
