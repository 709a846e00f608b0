-- Columns and constraints that a table has from its parents alone.
SELECT u.kind, u.schema, u.name AS parent, a.attname::text AS name, '' AS signature, 'column' AS fact, '' AS value
FROM pg_attribute a JOIN unit u ON u.classid = 'pg_class'::regclass AND u.objid = a.attrelid
WHERE a.attnum > 0 AND NOT a.attisdropped AND NOT a.attislocal
UNION ALL
SELECT u.kind, u.schema, u.name, k.conname::text, '', 'constraint', ''
FROM pg_constraint k JOIN unit u ON u.classid = 'pg_class'::regclass AND u.objid = k.conrelid
WHERE NOT k.conislocal
