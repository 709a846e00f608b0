-- A trigger that PostgreSQL cloned for a partition follows from its parent, unless it was switched otherwise there.
SELECT 'trigger' AS kind, c.schema, c.relation AS parent, t.tgname::text AS name, c.oid::bigint AS root
    , pg_get_triggerdef(t.oid) AS definition
    , CASE t.tgenabled WHEN 'D' THEN 'no' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END AS enabled
    , obj_description(t.oid, 'pg_trigger') AS comment --@ comments
FROM relation c
JOIN pg_trigger t ON t.tgrelid = c.oid
LEFT JOIN pg_trigger p ON p.oid = t.tgparentid
WHERE (p.oid IS NULL AND NOT t.tgisinternal)
   -- In 13 all clones are internal; those of foreign keys are on every major.
   OR (p.tgenabled <> t.tgenabled AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.oid = t.tgconstraint AND k.contype <> 't'));

SELECT 'policy' AS kind, c.schema, c.relation AS parent, p.polname::text AS name, c.oid::bigint AS root
    , CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update' WHEN 'd' THEN 'delete' ELSE 'all' END AS command
    , CASE WHEN NOT p.polpermissive THEN 'yes' END AS restrictive
    , (SELECT string_agg(CASE WHEN r = 0 THEN 'public' ELSE quote_ident(pg_get_userbyid(r)::text) END, ', '
                         ORDER BY CASE WHEN r = 0 THEN 'public' ELSE pg_get_userbyid(r)::text END COLLATE "C") FROM unnest(p.polroles) r) AS roles
    , pg_get_expr(p.polqual, p.polrelid) AS "using"
    , pg_get_expr(p.polwithcheck, p.polrelid) AS "with check"
    , obj_description(p.oid, 'pg_policy') AS comment --@ comments
FROM relation c
JOIN pg_policy p ON p.polrelid = c.oid;

SELECT 'statistics' AS kind, n.schema, s.stxname::text AS name, s.oid::bigint AS root
    , format('%I.%I', tn.nspname, t.relname) AS "on table"
    , (SELECT string_agg(a.attname::text, ', ' ORDER BY a.attname::text COLLATE "C")
       FROM unnest(s.stxkeys) k JOIN pg_attribute a ON a.attrelid = s.stxrelid AND a.attnum = k) AS columns
    , (SELECT string_agg(e, ', ' ORDER BY e COLLATE "C") FROM unnest(pg_get_statisticsobjdef_expressions(s.oid)) e) AS expressions --@ 14
    , (SELECT string_agg(CASE k WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' WHEN 'm' THEN 'mcv' END, ', '
                         ORDER BY k::text COLLATE "C") FROM unnest(s.stxkind) k WHERE k <> 'e') AS kinds
    , CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget::text END AS statistics
    , pg_get_userbyid(s.stxowner)::text AS owner --@ owners
    , obj_description(s.oid, 'pg_statistic_ext') AS comment --@ comments
FROM pg_statistic_ext s
JOIN touched ON touched.oid = s.oid --@ refresh
JOIN managed n ON n.oid = s.stxnamespace
JOIN pg_class t ON t.oid = s.stxrelid
JOIN pg_namespace tn ON tn.oid = t.relnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_statistic_ext'::regclass AND m.objid = s.oid);

SELECT 'event trigger' AS kind, e.evtname::text AS name
    , e.evtevent::text AS event
    , (SELECT string_agg(t, ', ' ORDER BY t COLLATE "C") FROM unnest(e.evttags) t) AS tags
    , format('%I.%I()', n.nspname, p.proname) AS executes
    , CASE e.evtenabled WHEN 'D' THEN 'no' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END AS enabled
    , pg_get_userbyid(e.evtowner)::text AS owner --@ owners
    , obj_description(e.oid, 'pg_event_trigger') AS comment --@ comments
FROM pg_event_trigger e
JOIN pg_proc p ON p.oid = e.evtfoid
JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE $1 IS NULL AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_event_trigger'::regclass AND m.objid = e.oid)
