namespace StrictMigrations.Tests.Schemas.Pairs;

internal static class TablePairs
{
    public static PairGroup[] All { get; } =
    [
        new(SchemaObjectKind.Schema, "CREATE SCHEMA s; CREATE TABLE s.t (a integer)",
            ["DROP SCHEMA s CASCADE", "ALTER SCHEMA s RENAME TO s2", "CREATE SCHEMA \"S\"", "DROP SCHEMA public CASCADE"],
            [
                "DROP SCHEMA s CASCADE; CREATE SCHEMA s; CREATE TABLE s.t (a integer)",
                "SET LOCAL search_path = s, public",
                "ALTER SCHEMA s RENAME TO x; ALTER SCHEMA x RENAME TO s",
                "CREATE SCHEMA strict_migrations; CREATE TABLE strict_migrations.ledger (a integer)",
            ]),
        new(SchemaObjectKind.Table, "CREATE TABLE t (a integer, b text)",
            [
                "DROP TABLE t", "ALTER TABLE t RENAME TO u", "CREATE SCHEMA s; ALTER TABLE t SET SCHEMA s", "ALTER TABLE t SET UNLOGGED",
                "ALTER TABLE t SET (fillfactor = 50)", "ALTER TABLE t SET (toast.autovacuum_enabled = false)",
                "ALTER TABLE t ENABLE ROW LEVEL SECURITY", "ALTER TABLE t FORCE ROW LEVEL SECURITY",
                "ALTER TABLE t REPLICA IDENTITY FULL", "ALTER TABLE t REPLICA IDENTITY NOTHING", "CREATE TABLE u ()", "CREATE TABLE \"T\" (a integer, b text)",
            ],
            [
                "DROP TABLE t; CREATE TABLE t (b text, a integer)",
                "DROP TABLE t; CREATE TABLE x (); DROP TABLE x; CREATE TABLE t (a integer); ALTER TABLE t ADD b text",
                "CREATE TEMPORARY TABLE t (a integer)", "CREATE TEMPORARY TABLE pg_class (a integer)", "INSERT INTO t VALUES (1, 'x'); ANALYZE t",
                "ALTER TABLE t SET (fillfactor = 50); ALTER TABLE t RESET (fillfactor)",
            ]),
        new(SchemaObjectKind.Table, "CREATE TABLE t (a integer) WITH (fillfactor = 50, autovacuum_enabled = false); CREATE TABLE p (a integer); CREATE TABLE q (b integer); CREATE TABLE c () INHERITS (p, q)",
            ["ALTER TABLE c NO INHERIT q", "ALTER TABLE t RESET (fillfactor)", "ALTER TABLE t INHERIT p", "ALTER TABLE c NO INHERIT p; ALTER TABLE c INHERIT p"],
            ["ALTER TABLE t RESET (fillfactor); ALTER TABLE t SET (fillfactor = 50)", "ALTER TABLE c NO INHERIT q; ALTER TABLE c INHERIT q"]),
        new(SchemaObjectKind.Table, "CREATE TABLE e (at timestamptz, k text) PARTITION BY RANGE (at); CREATE TABLE e1 PARTITION OF e FOR VALUES FROM ('2026-01-01+00') TO ('2026-02-01+00')",
            [
                "ALTER TABLE e DETACH PARTITION e1", "CREATE TABLE e2 PARTITION OF e DEFAULT", "DROP TABLE e1",
                "DROP TABLE e1; CREATE TABLE e1 PARTITION OF e FOR VALUES FROM ('2026-01-01+00') TO ('2026-02-02+00')",
                "DROP TABLE e; CREATE TABLE e (at timestamptz, k text) PARTITION BY LIST (at)",
                "DROP TABLE e; CREATE TABLE e (at timestamptz, k text)",
            ],
            [
                "ALTER TABLE e DETACH PARTITION e1; ALTER TABLE e ATTACH PARTITION e1 FOR VALUES FROM ('2026-01-01+00') TO ('2026-02-01+00')",
                "DROP TABLE e1; CREATE TABLE e1 (k text, at timestamptz); ALTER TABLE e ATTACH PARTITION e1 FOR VALUES FROM ('2026-01-01 02:00+02') TO ('2026-02-01+00')",
                "SET LOCAL timezone = 'Asia/Tokyo'; SET LOCAL datestyle = 'German'", "SET LOCAL quote_all_identifiers = on",
            ]),
        new(SchemaObjectKind.Sequence, "CREATE TABLE t (a integer); CREATE SEQUENCE n",
            [
                "DROP SEQUENCE n", "ALTER SEQUENCE n RENAME TO m", "ALTER SEQUENCE n INCREMENT 2", "ALTER SEQUENCE n START 7", "ALTER SEQUENCE n MAXVALUE 99", "ALTER SEQUENCE n MINVALUE -5",
                "ALTER SEQUENCE n CYCLE", "ALTER SEQUENCE n CACHE 4", "ALTER SEQUENCE n AS integer", "ALTER SEQUENCE n OWNED BY t.a", "--@ 15\nALTER SEQUENCE n SET UNLOGGED",
            ],
            ["SELECT nextval('n'); SELECT setval('n', 100)", "ALTER SEQUENCE n OWNED BY t.a; ALTER SEQUENCE n OWNED BY NONE", "DROP SEQUENCE n; CREATE SEQUENCE n AS bigint START 1", "ALTER SEQUENCE n RESTART 12"]),
        new(SchemaObjectKind.ForeignTable, "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE SERVER s2 FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE f (a integer OPTIONS (x '1')) SERVER s OPTIONS (p '1', q '2')",
            [
                "DROP FOREIGN TABLE f", "ALTER FOREIGN TABLE f OPTIONS (SET p '3')", "ALTER FOREIGN TABLE f ALTER a OPTIONS (SET x '2')", "ALTER FOREIGN TABLE f ADD b text",
                "DROP FOREIGN TABLE f; CREATE FOREIGN TABLE f (a integer OPTIONS (x '1')) SERVER s2 OPTIONS (p '1', q '2')", "DROP FOREIGN TABLE f; CREATE TABLE f (a integer)",
            ],
            ["DROP FOREIGN TABLE f; CREATE FOREIGN TABLE f (a integer OPTIONS (x '1')) SERVER s OPTIONS (q '2', p '1')", "ALTER FOREIGN TABLE f OPTIONS (DROP p); ALTER FOREIGN TABLE f OPTIONS (ADD p '1')"]),
    ];
}
