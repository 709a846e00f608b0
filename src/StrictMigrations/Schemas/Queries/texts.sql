SELECT 'collation' AS kind, n.schema, c.collname::text AS name
    , CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' WHEN 'c' THEN 'libc' WHEN 'd' THEN 'default' END AS provider
    , coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale', c.collcollate) AS locale
    , nullif(c.collctype, c.collcollate) AS ctype
    , CASE WHEN NOT c.collisdeterministic THEN 'no' END AS deterministic
    , to_jsonb(c) ->> 'collicurules' AS rules
    , pg_get_userbyid(c.collowner)::text AS owner --@ owners
    , obj_description(c.oid, 'pg_collation') AS comment --@ comments
FROM pg_collation c
JOIN managed n ON n.oid = c.collnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_collation'::regclass AND m.objid = c.oid);

SELECT 'conversion' AS kind, n.schema, c.conname::text AS name
    , pg_encoding_to_char(c.conforencoding)::text AS "from"
    , pg_encoding_to_char(c.contoencoding)::text AS "to"
    , c.conproc::text AS function
    , CASE WHEN c.condefault THEN 'yes' END AS "by default"
    , pg_get_userbyid(c.conowner)::text AS owner --@ owners
    , obj_description(c.oid, 'pg_conversion') AS comment --@ comments
FROM pg_conversion c
JOIN managed n ON n.oid = c.connamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_conversion'::regclass AND m.objid = c.oid);

SELECT 'text search configuration' AS kind, n.schema, c.cfgname::text AS name
    , format('%I.%I', pn.nspname, p.prsname) AS parser
    , (SELECT string_agg(t.alias || ': ' || d.dictionaries, E'\n' ORDER BY t.alias COLLATE "C")
       FROM ts_token_type(c.cfgparser) t
       JOIN (SELECT m.maptokentype, string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno) AS dictionaries
             FROM pg_ts_config_map m WHERE m.mapcfg = c.oid GROUP BY m.maptokentype) d ON d.maptokentype = t.tokid) AS mappings
    , pg_get_userbyid(c.cfgowner)::text AS owner --@ owners
    , obj_description(c.oid, 'pg_ts_config') AS comment --@ comments
FROM pg_ts_config c
JOIN managed n ON n.oid = c.cfgnamespace
JOIN pg_ts_parser p ON p.oid = c.cfgparser
JOIN pg_namespace pn ON pn.oid = p.prsnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_ts_config'::regclass AND m.objid = c.oid);

SELECT 'text search dictionary' AS kind, n.schema, d.dictname::text AS name
    , format('%I.%I', tn.nspname, t.tmplname) AS template
    , d.dictinitoption AS options
    , pg_get_userbyid(d.dictowner)::text AS owner --@ owners
    , obj_description(d.oid, 'pg_ts_dict') AS comment --@ comments
FROM pg_ts_dict d
JOIN managed n ON n.oid = d.dictnamespace
JOIN pg_ts_template t ON t.oid = d.dicttemplate
JOIN pg_namespace tn ON tn.oid = t.tmplnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_ts_dict'::regclass AND m.objid = d.oid);

SELECT 'text search parser' AS kind, n.schema, p.prsname::text AS name
    , format('start = %s, gettoken = %s, end = %s, headline = %s, lextypes = %s', p.prsstart, p.prstoken, p.prsend, p.prsheadline, p.prslextype) AS functions
FROM pg_ts_parser p
JOIN managed n ON n.oid = p.prsnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_ts_parser'::regclass AND m.objid = p.oid);

SELECT 'text search template' AS kind, n.schema, t.tmplname::text AS name
    , format('init = %s, lexize = %s', t.tmplinit, t.tmpllexize) AS functions
FROM pg_ts_template t
JOIN managed n ON n.oid = t.tmplnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_ts_template'::regclass AND m.objid = t.oid)
