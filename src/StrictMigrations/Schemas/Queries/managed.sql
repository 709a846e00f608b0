-- Put before every query: which schemas and relations count, and, when only a part is read anew, what was touched. $1: the schemas named by the host, or null; $2: the ledger's.
WITH managed AS (
    SELECT n.oid, n.nspname::text AS schema
    FROM pg_namespace n
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> $2
      AND ($1 IS NULL OR n.nspname = ANY ($1))
), member AS NOT MATERIALIZED (
    SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
), touched AS ( --@ refresh
    SELECT unnest(current_setting('strict_migrations.touched')::oid[]) AS oid --@ refresh
), relation AS (
    SELECT c.*, n.schema, c.relname::text AS relation
    FROM pg_class c
    JOIN touched ON touched.oid = c.oid --@ refresh
    JOIN managed n ON n.oid = c.relnamespace
    WHERE c.relpersistence <> 't'
      AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_class'::regclass AND m.objid = c.oid)
)
