-- Left out: owned sequences depend on their column, which is said with OWNED BY afterwards; members of an operator class
-- depend on it, and the family, which they are counted to here, would depend on its own class.
SELECT DISTINCT o.kind, o.schema, o.parent, o.name, o.signature, r.kind, r.schema, r.parent, r.name, r.signature
FROM pg_depend d
JOIN unit o ON o.classid = d.classid AND o.objid = d.objid
JOIN unit r ON r.classid = d.refclassid AND r.objid = d.refobjid
WHERE NOT (o.kind = 'sequence' AND d.deptype IN ('a', 'i') AND r.kind <> 'schema')
  AND NOT (d.classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass) AND d.deptype = 'i')
  AND (o.kind, o.schema, o.parent, o.name, o.signature) IS DISTINCT FROM (r.kind, r.schema, r.parent, r.name, r.signature)
