-- Foreign keys that PostgreSQL cloned for partitions (conparentid) follow from their parent; NOT NULL rows (17, 18) are the
-- column's; constraint triggers are triggers.
SELECT 'constraint' AS kind, c.schema, c.relation AS parent, k.conname::text AS name, c.oid::bigint AS root
    , CASE k.contype WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign key' WHEN 'c' THEN 'check' WHEN 'x' THEN 'exclude' END AS type
    , pg_get_constraintdef(k.oid) AS definition
    , CASE WHEN NOT k.convalidated THEN 'yes' END AS "not valid"
    , (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(x.reloptions) o) AS options
    , CASE WHEN i.indisclustered THEN 'yes' END AS clustered
    , CASE WHEN i.indisreplident THEN 'yes' END AS "replica identity"
    , CASE WHEN NOT i.indisvalid THEN 'yes' END AS "index invalid"
    , obj_description(k.oid, 'pg_constraint') AS comment --@ comments
FROM relation c
JOIN pg_constraint k ON k.conrelid = c.oid
LEFT JOIN pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u', 'x')
LEFT JOIN pg_class x ON x.oid = i.indexrelid
WHERE k.contype IN ('p', 'u', 'c', 'x') OR (k.contype = 'f' AND k.conparentid = 0)
