SELECT CASE p.prokind WHEN 'f' THEN 'function' WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'window function' END AS kind
    , n.schema, p.proname::text AS name, p.oid::bigint AS root
    , '(' || coalesce((SELECT string_agg(format_type(u.type, NULL), ', ' ORDER BY u.ord)
                       FROM unnest(p.proargtypes) WITH ORDINALITY AS u (type, ord)), '') || ')' AS signature
    , nullif(pg_get_function_arguments(p.oid), '') AS arguments
    , CASE WHEN p.prokind <> 'p' THEN pg_get_function_result(p.oid) END AS returns
    , CASE WHEN p.prokind <> 'a' THEN l.lanname::text END AS language
    , CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' END AS volatility
    , CASE WHEN p.proisstrict THEN 'yes' END AS strict
    , CASE WHEN p.prosecdef THEN 'yes' END AS "security definer"
    , CASE WHEN p.proleakproof THEN 'yes' END AS leakproof
    , CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END AS parallel
    , CASE WHEN p.procost <> CASE WHEN l.lanname IN ('c', 'internal') THEN 1 ELSE 100 END AND p.prokind <> 'a' THEN p.procost::text END AS cost
    , CASE WHEN p.prorows NOT IN (0, 1000) THEN p.prorows::text END AS rows
    , nullif(p.prosupport::text, '-') AS support
    , (SELECT string_agg(format_type(u, NULL), ', ') FROM unnest(p.protrftypes) u) AS transforms
    , (SELECT string_agg(o, E'\n' ORDER BY o COLLATE "C") FROM unnest(p.proconfig) o) AS configuration
    , pg_get_function_sqlbody(p.oid) AS definition --@ 14
    , CASE WHEN p.prokind <> 'a' THEN nullif(p.prosrc, '') END AS body
    , p.probin AS library
    , CASE WHEN p.prokind = 'a' THEN concat_ws(', ', 'sfunc = ' || a.aggtransfn::text, 'stype = ' || format_type(a.aggtranstype, NULL)
        , 'sspace = ' || nullif(a.aggtransspace, 0), 'finalfunc = ' || nullif(a.aggfinalfn::text, '-'), CASE WHEN a.aggfinalextra THEN 'finalfunc_extra' END
        , 'finalfunc_modify = ' || CASE WHEN a.aggfinalfn <> 0 THEN CASE a.aggfinalmodify WHEN 'r' THEN 'read_only' WHEN 's' THEN 'shareable' ELSE 'read_write' END END
        , 'combinefunc = ' || nullif(a.aggcombinefn::text, '-'), 'serialfunc = ' || nullif(a.aggserialfn::text, '-')
        , 'deserialfunc = ' || nullif(a.aggdeserialfn::text, '-'), 'initcond = ' || quote_literal(a.agginitval)
        , 'msfunc = ' || nullif(a.aggmtransfn::text, '-'), 'minvfunc = ' || nullif(a.aggminvtransfn::text, '-')
        , 'mstype = ' || CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END, 'msspace = ' || nullif(a.aggmtransspace, 0)
        , 'mfinalfunc = ' || nullif(a.aggmfinalfn::text, '-'), CASE WHEN a.aggmfinalextra THEN 'mfinalfunc_extra' END
        , 'mfinalfunc_modify = ' || CASE WHEN a.aggmfinalfn <> 0 THEN CASE a.aggmfinalmodify WHEN 'r' THEN 'read_only' WHEN 's' THEN 'shareable' ELSE 'read_write' END END
        , 'minitcond = ' || quote_literal(a.aggminitval)
        , 'sortop = ' || (SELECT format('operator(%I.%s)', sn.nspname, s.oprname) FROM pg_operator s JOIN pg_namespace sn ON sn.oid = s.oprnamespace WHERE s.oid = a.aggsortop)
        , CASE a.aggkind WHEN 'h' THEN 'hypothetical' END) END AS aggregate
    , pg_get_userbyid(p.proowner)::text AS owner --@ owners
    , array_to_string(coalesce(p.proacl, acldefault('f', p.proowner)), E'\n') AS privileges --@ privileges
    , obj_description(p.oid, 'pg_proc') AS comment --@ comments
FROM pg_proc p
JOIN touched ON touched.oid = p.oid --@ refresh
JOIN managed n ON n.oid = p.pronamespace
JOIN pg_language l ON l.oid = p.prolang
LEFT JOIN pg_aggregate a ON a.aggfnoid = p.oid
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_proc'::regclass AND m.objid = p.oid)
  -- 14 and later: the constructors of a range type's multirange come with the type.
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i' AND d.refclassid = 'pg_type'::regclass)
