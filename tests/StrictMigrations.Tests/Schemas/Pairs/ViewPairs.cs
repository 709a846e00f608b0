namespace StrictMigrations.Tests.Schemas.Pairs;

internal static class ViewPairs
{
    public static PairGroup[] All { get; } =
    [
        new(SchemaObjectKind.View, "CREATE TABLE t (a integer, b text, c timestamptz); CREATE TABLE u (a integer); CREATE VIEW v AS SELECT a, b FROM t WHERE a > 0",
            [
                "DROP VIEW v", "ALTER VIEW v RENAME TO w", "CREATE OR REPLACE VIEW v AS SELECT a, b FROM t WHERE a > 1", "CREATE OR REPLACE VIEW v AS SELECT a, b, c FROM t WHERE a > 0", "CREATE OR REPLACE VIEW v AS SELECT a, upper(b) AS b FROM t WHERE a > 0", "CREATE OR REPLACE VIEW v AS SELECT a, b FROM t",
                "CREATE OR REPLACE VIEW v AS SELECT DISTINCT a, b FROM t WHERE a > 0", "ALTER VIEW v SET (security_barrier = true)", "CREATE OR REPLACE VIEW v AS SELECT a, b FROM t WHERE a > 0 WITH CASCADED CHECK OPTION", "ALTER VIEW v ALTER b SET DEFAULT 'x'", "--@ 15\nALTER VIEW v SET (security_invoker = true)",
                "CREATE OR REPLACE VIEW v AS SELECT a, b FROM t WHERE a = ANY (SELECT u.a FROM u)",
            ],
            ["CREATE OR REPLACE VIEW v AS SELECT t.a, t.b FROM public.t WHERE (t.a > (0))", "DROP VIEW v; CREATE VIEW v (a, b) AS SELECT a AS x, b FROM t WHERE a > 0", "ALTER VIEW v RENAME TO w; ALTER VIEW w RENAME TO v"]),
        new(SchemaObjectKind.View, "CREATE TABLE t (a integer, b text, c integer[]); CREATE TABLE u (a integer, b integer[]); CREATE VIEW v AS SELECT t.a FROM t WHERE t.a = ANY ((SELECT u.b FROM u LIMIT 1)::integer[]); CREATE VIEW w AS SELECT x.a FROM t x JOIN u y ON x.a = y.a; CREATE VIEW z AS SELECT trim(both 'x' from b) AS y FROM t",
            [
                "CREATE OR REPLACE VIEW v AS SELECT t.a FROM t WHERE t.a = ANY (SELECT u.a FROM u LIMIT 1)", "CREATE OR REPLACE VIEW w AS SELECT y.a FROM t x JOIN u y ON x.a = y.a", "CREATE OR REPLACE VIEW w AS SELECT x.a FROM t x LEFT JOIN u y ON x.a = y.a",
                "CREATE OR REPLACE VIEW z AS SELECT trim(leading 'x' from b) AS y FROM t", "CREATE OR REPLACE VIEW z AS SELECT trim(both 'y' from b) AS y FROM t", "CREATE OR REPLACE VIEW z AS SELECT trim(b) AS y FROM t",
            ],
            ["CREATE OR REPLACE VIEW z AS SELECT btrim(b, 'x') AS y FROM t", "DO $$ BEGIN EXECUTE 'CREATE OR REPLACE VIEW w AS ' || pg_get_viewdef('w'::regclass); EXECUTE 'CREATE OR REPLACE VIEW v AS ' || pg_get_viewdef('v'::regclass); END $$"]),
        new(SchemaObjectKind.MaterializedView, "CREATE TABLE t (a integer, b text); CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t; CREATE INDEX i ON m (a)",
            ["DROP MATERIALIZED VIEW m", "DROP INDEX i", "ALTER MATERIALIZED VIEW m RENAME TO n", "DROP MATERIALIZED VIEW m; CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t WHERE a > 0; CREATE INDEX i ON m (a)", "ALTER MATERIALIZED VIEW m SET (fillfactor = 50)", "DROP MATERIALIZED VIEW m; CREATE VIEW m AS SELECT a, b FROM t", "ALTER MATERIALIZED VIEW m ALTER b SET STATISTICS 10"],
            ["INSERT INTO t VALUES (1, 'x'); REFRESH MATERIALIZED VIEW m", "REFRESH MATERIALIZED VIEW m WITH NO DATA", "DROP MATERIALIZED VIEW m; CREATE MATERIALIZED VIEW m AS SELECT t.a, t.b FROM public.t; CREATE INDEX i ON m USING btree (a)"]),
    ];
}
