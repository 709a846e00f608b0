SELECT 'operator' AS kind, n.schema, o.oprname::text AS name
    , '(' || concat_ws(', ', CASE WHEN o.oprleft <> 0 THEN format_type(o.oprleft, NULL) ELSE 'NONE' END, format_type(o.oprright, NULL)) || ')' AS signature
    , o.oprcode::regprocedure::text AS function
    , CASE WHEN o.oprcom <> 0 THEN o.oprcom::regoperator::text END AS commutator
    , CASE WHEN o.oprnegate <> 0 THEN o.oprnegate::regoperator::text END AS negator
    , CASE WHEN o.oprrest <> 0 THEN o.oprrest::text END AS restrict
    , CASE WHEN o.oprjoin <> 0 THEN o.oprjoin::text END AS "join"
    , CASE WHEN o.oprcanmerge THEN 'yes' END AS merges
    , CASE WHEN o.oprcanhash THEN 'yes' END AS hashes
    , pg_get_userbyid(o.oprowner)::text AS owner --@ owners
    , obj_description(o.oid, 'pg_operator') AS comment --@ comments
FROM pg_operator o
JOIN managed n ON n.oid = o.oprnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_operator'::regclass AND m.objid = o.oid);

SELECT 'operator family' AS kind, n.schema, f.opfname::text AS name, ' USING ' || a.amname AS signature
    , (SELECT string_agg(format('operator %s %s%s', o.amopstrategy, o.amopopr::regoperator, CASE WHEN o.amopsortfamily <> 0 THEN
              (SELECT format(' for order by %I.%I', sn.nspname, s.opfname) FROM pg_opfamily s JOIN pg_namespace sn ON sn.oid = s.opfnamespace WHERE s.oid = o.amopsortfamily) ELSE '' END)
          , E'\n' ORDER BY o.amopstrategy, o.amopopr::regoperator::text COLLATE "C") FROM pg_amop o WHERE o.amopfamily = f.oid) AS operators
    , (SELECT string_agg(format('function %s (%s, %s) %s', p.amprocnum, format_type(p.amproclefttype, NULL), format_type(p.amprocrighttype, NULL), p.amproc::regprocedure)
          , E'\n' ORDER BY p.amprocnum, p.amproc::regprocedure::text COLLATE "C") FROM pg_amproc p WHERE p.amprocfamily = f.oid) AS functions
    , pg_get_userbyid(f.opfowner)::text AS owner --@ owners
    , obj_description(f.oid, 'pg_opfamily') AS comment --@ comments
FROM pg_opfamily f
JOIN pg_am a ON a.oid = f.opfmethod
JOIN managed n ON n.oid = f.opfnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_opfamily'::regclass AND m.objid = f.oid);

SELECT 'operator class' AS kind, n.schema, c.opcname::text AS name, ' USING ' || a.amname AS signature
    , format_type(c.opcintype, NULL) AS type
    , CASE WHEN c.opcdefault THEN 'yes' END AS "by default"
    , format('%I.%I', fn.nspname, f.opfname) AS family
    , CASE WHEN c.opckeytype <> 0 THEN format_type(c.opckeytype, NULL) END AS storage
    , pg_get_userbyid(c.opcowner)::text AS owner --@ owners
    , obj_description(c.oid, 'pg_opclass') AS comment --@ comments
FROM pg_opclass c
JOIN pg_am a ON a.oid = c.opcmethod
JOIN pg_opfamily f ON f.oid = c.opcfamily
JOIN pg_namespace fn ON fn.oid = f.opfnamespace
JOIN managed n ON n.oid = c.opcnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_opclass'::regclass AND m.objid = c.oid)
