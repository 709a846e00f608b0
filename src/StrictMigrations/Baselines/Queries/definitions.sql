-- What PostgreSQL words as a whole, and the members that an operator class, not its family, brings.
SELECT u.kind, u.schema, u.parent, u.name, u.signature, 'definition' AS fact, pg_get_functiondef(u.objid) AS value
FROM unit u
WHERE u.classid = 'pg_proc'::regclass AND u.kind <> 'aggregate'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = u.classid AND d.objid = u.objid
                  AND (d.deptype = 'e' OR (d.deptype = 'i' AND d.refclassid = 'pg_type'::regclass)))
UNION ALL
SELECT u.kind, u.schema, u.parent, u.name, u.signature, 'definition', pg_get_statisticsobjdef(u.objid)
FROM unit u
WHERE u.classid = 'pg_statistic_ext'::regclass
UNION ALL
SELECT u.kind, u.schema, u.parent, u.name, u.signature, 'operator', format('operator %s %s%s', o.amopstrategy, o.amopopr::regoperator
    , CASE WHEN o.amopsortfamily <> 0 THEN (SELECT format(' for order by %I.%I', n.nspname, f.opfname) FROM pg_opfamily f JOIN pg_namespace n ON n.oid = f.opfnamespace WHERE f.oid = o.amopsortfamily) ELSE '' END)
FROM unit u
JOIN pg_depend d ON d.refclassid = u.classid AND d.refobjid = u.objid AND d.deptype = 'i' AND d.classid = 'pg_amop'::regclass
JOIN pg_amop o ON o.oid = d.objid
WHERE u.classid = 'pg_opclass'::regclass
UNION ALL
SELECT u.kind, u.schema, u.parent, u.name, u.signature, 'function'
    , format('function %s (%s, %s) %s', p.amprocnum, format_type(p.amproclefttype, NULL), format_type(p.amprocrighttype, NULL), p.amproc::regprocedure)
FROM unit u
JOIN pg_depend d ON d.refclassid = u.classid AND d.refobjid = u.objid AND d.deptype = 'i' AND d.classid = 'pg_amproc'::regclass
JOIN pg_amproc p ON p.oid = d.objid
WHERE u.classid = 'pg_opclass'::regclass
ORDER BY 2, 4, 7
