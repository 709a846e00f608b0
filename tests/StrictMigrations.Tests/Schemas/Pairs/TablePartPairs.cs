namespace StrictMigrations.Tests.Schemas.Pairs;

internal static class TablePartPairs
{
    private const string Trigger = "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; ";

    public static PairGroup[] All { get; } =
    [
        new(SchemaObjectKind.Constraint, "CREATE TABLE p (id integer PRIMARY KEY, x integer UNIQUE); CREATE TABLE t (a integer CONSTRAINT fk REFERENCES p, b integer, c text, CONSTRAINT ck CHECK (b > 0), CONSTRAINT uq UNIQUE (a, b), CONSTRAINT ex EXCLUDE USING btree (c WITH =))",
            [
                "ALTER TABLE t DROP CONSTRAINT fk", "ALTER TABLE t DROP CONSTRAINT ck", "ALTER TABLE t DROP CONSTRAINT uq", "ALTER TABLE t DROP CONSTRAINT ex", "ALTER TABLE t RENAME CONSTRAINT ck TO ck2",
                "ALTER TABLE t ALTER CONSTRAINT fk DEFERRABLE", "ALTER TABLE t DROP CONSTRAINT fk, ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES p ON DELETE CASCADE",
                "ALTER TABLE t DROP CONSTRAINT fk, ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES p ON UPDATE SET NULL", "ALTER TABLE t DROP CONSTRAINT fk, ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (x)",
                "ALTER TABLE t DROP CONSTRAINT fk, ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES p NOT VALID", "ALTER TABLE t DROP CONSTRAINT fk, ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES p MATCH FULL",
                "ALTER TABLE t DROP CONSTRAINT ck, ADD CONSTRAINT ck CHECK (b >= 0)", "ALTER TABLE t DROP CONSTRAINT ck, ADD CONSTRAINT ck CHECK (b > 0) NO INHERIT", "ALTER TABLE t DROP CONSTRAINT ck, ADD CONSTRAINT ck CHECK (b > 0) NOT VALID",
                "ALTER TABLE t DROP CONSTRAINT uq, ADD CONSTRAINT uq UNIQUE (b, a)", "ALTER TABLE t DROP CONSTRAINT uq, ADD CONSTRAINT uq UNIQUE (a, b) DEFERRABLE", "ALTER TABLE t DROP CONSTRAINT uq, ADD CONSTRAINT uq UNIQUE (a, b) INCLUDE (c)",
                "ALTER TABLE t DROP CONSTRAINT uq, ADD CONSTRAINT uq UNIQUE (a, b) WITH (fillfactor = 50)", "ALTER TABLE t DROP CONSTRAINT ex, ADD CONSTRAINT ex EXCLUDE USING btree (c WITH =) WHERE (b > 0)",
                "ALTER TABLE t CLUSTER ON uq", "--@ 15\nALTER TABLE t DROP CONSTRAINT uq, ADD CONSTRAINT uq UNIQUE NULLS NOT DISTINCT (a, b)", "--@ 18\nALTER TABLE t DROP CONSTRAINT ck, ADD CONSTRAINT ck CHECK (b > 0) NOT ENFORCED",
            ],
            [
                "ALTER TABLE t DROP CONSTRAINT ck, ADD CONSTRAINT ck CHECK (((b) > (0)))", "ALTER TABLE t DROP CONSTRAINT fk, ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES public.p (id) ON DELETE NO ACTION",
                "ALTER TABLE t DROP CONSTRAINT fk, ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES p NOT VALID; ALTER TABLE t VALIDATE CONSTRAINT fk",
                "DROP TABLE t; CREATE TABLE t (c text, b integer, a integer); ALTER TABLE t ADD CONSTRAINT ex EXCLUDE USING btree (c WITH =), ADD CONSTRAINT uq UNIQUE (a, b), ADD CONSTRAINT ck CHECK (b > 0), ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES p",
                "ALTER TABLE t DROP CONSTRAINT uq; CREATE UNIQUE INDEX u ON t (a, b); ALTER TABLE t ADD CONSTRAINT uq UNIQUE USING INDEX u",
            ]),
        new(SchemaObjectKind.Constraint, "CREATE TABLE t (s varchar(20), c char(3), b bigint, CONSTRAINT k CHECK (s IN ('a', 'b')), CONSTRAINT n CHECK (c NOT IN ('x', 'yy')), CONSTRAINT m CHECK (b = ANY (ARRAY[1, 2])))",
            [
                "ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k CHECK (s IN ('a', 'c'))", "ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k CHECK (s IN ('b', 'a'))", "ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k CHECK (s NOT IN ('a', 'b'))",
                "ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k CHECK (s IN ('a', 'b') OR s IS NULL)", "ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k CHECK (s IN ('a', 'B'))", "ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k CHECK (s = ANY (ARRAY['a, b']))",
            ],
            [
                "ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k CHECK (((s)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])))",
                "ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k CHECK (((s)::text = ANY (ARRAY[('a'::character varying)::text, ('b'::character varying)::text])))",
                "DO $$ DECLARE r record; BEGIN FOR r IN SELECT conname, pg_get_constraintdef(oid) AS d FROM pg_constraint WHERE conrelid = 't'::regclass AND contype = 'c' LOOP EXECUTE format('ALTER TABLE t DROP CONSTRAINT %I, ADD CONSTRAINT %I %s', r.conname, r.conname, r.d); END LOOP; END $$",
            ]),
        new(SchemaObjectKind.Index, "CREATE TABLE t (a integer, b text, c integer); CREATE INDEX i ON t (a, b)",
            [
                "DROP INDEX i", "ALTER INDEX i RENAME TO j", "DROP INDEX i; CREATE INDEX i ON t (b, a)", "DROP INDEX i; CREATE UNIQUE INDEX i ON t (a, b)", "DROP INDEX i; CREATE INDEX i ON t (a DESC, b)", "DROP INDEX i; CREATE INDEX i ON t (a NULLS FIRST, b)",
                "DROP INDEX i; CREATE INDEX i ON t (a, b text_pattern_ops)", "DROP INDEX i; CREATE INDEX i ON t (a, b COLLATE \"C\")", "DROP INDEX i; CREATE INDEX i ON t (a, b) INCLUDE (c)", "DROP INDEX i; CREATE INDEX i ON t (a, b) WHERE c > 0",
                "DROP INDEX i; CREATE INDEX i ON t (a, lower(b))", "DROP INDEX i; CREATE INDEX i ON t USING hash (a)", "ALTER INDEX i SET (fillfactor = 50)", "ALTER TABLE t CLUSTER ON i", "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i'::regclass",
                "ALTER TABLE t ALTER a SET NOT NULL; DROP INDEX i; CREATE UNIQUE INDEX i ON t (a); ALTER TABLE t REPLICA IDENTITY USING INDEX i", "--@ 15\nDROP INDEX i; CREATE UNIQUE INDEX i ON t (a, b) NULLS NOT DISTINCT", "CREATE INDEX ON t (a, b)",
            ],
            ["DROP INDEX i; CREATE INDEX i ON public.t USING btree (a ASC NULLS LAST, b)", "REINDEX INDEX i", "CREATE INDEX j ON t (c); DROP INDEX i; CREATE INDEX i ON t (a, b); DROP INDEX j", "ALTER TABLE t CLUSTER ON i; ALTER TABLE t SET WITHOUT CLUSTER"]),
        new(SchemaObjectKind.Index, "CREATE TABLE e (a integer, b integer) PARTITION BY RANGE (a); CREATE TABLE e1 PARTITION OF e FOR VALUES FROM (0) TO (9); CREATE INDEX i ON ONLY e (b); CREATE INDEX i1 ON e1 (b); CREATE INDEX x ON e1 ((a + b))",
            ["ALTER INDEX i ATTACH PARTITION i1", "DROP INDEX i1", "CREATE INDEX k ON e (b)", "ALTER INDEX x ALTER COLUMN 1 SET STATISTICS 100"],
            ["DROP INDEX i1; CREATE INDEX i1 ON e1 (b)", "DROP INDEX x; CREATE INDEX x ON e1 (((a) + (b)))"]),
        new(SchemaObjectKind.Trigger, Trigger + "CREATE TABLE t (a integer, b text); CREATE TRIGGER r BEFORE UPDATE OF a ON t FOR EACH ROW WHEN (OLD.a > 0) EXECUTE FUNCTION f('x')",
            [
                "DROP TRIGGER r ON t", "ALTER TRIGGER r ON t RENAME TO r2", "ALTER TABLE t DISABLE TRIGGER r", "ALTER TABLE t ENABLE ALWAYS TRIGGER r", "ALTER TABLE t ENABLE REPLICA TRIGGER r",
                "DROP TRIGGER r ON t; CREATE TRIGGER r AFTER UPDATE OF a ON t FOR EACH ROW WHEN (OLD.a > 0) EXECUTE FUNCTION f('x')", "DROP TRIGGER r ON t; CREATE TRIGGER r BEFORE UPDATE ON t FOR EACH ROW WHEN (OLD.a > 0) EXECUTE FUNCTION f('x')",
                "DROP TRIGGER r ON t; CREATE TRIGGER r BEFORE UPDATE OF a ON t FOR EACH ROW WHEN (NEW.a > 0) EXECUTE FUNCTION f('x')", "DROP TRIGGER r ON t; CREATE TRIGGER r BEFORE UPDATE OF a ON t FOR EACH ROW WHEN (OLD.a > 0) EXECUTE FUNCTION g('x')",
                "DROP TRIGGER r ON t; CREATE TRIGGER r BEFORE UPDATE OF a ON t FOR EACH ROW WHEN (OLD.a > 0) EXECUTE FUNCTION f('y')", "DROP TRIGGER r ON t; CREATE CONSTRAINT TRIGGER r AFTER UPDATE OF a ON t FOR EACH ROW WHEN (OLD.a > 0) EXECUTE FUNCTION f('x')",
            ],
            ["ALTER TABLE t DISABLE TRIGGER r; ALTER TABLE t ENABLE TRIGGER r", "DROP TRIGGER r ON t; CREATE TRIGGER r BEFORE UPDATE OF a ON public.t FOR EACH ROW WHEN ((OLD.a) > 0) EXECUTE PROCEDURE public.f('x')"]),
        new(SchemaObjectKind.Trigger, Trigger + "CREATE TABLE e (a integer) PARTITION BY RANGE (a); CREATE TRIGGER r AFTER INSERT ON e FOR EACH ROW EXECUTE FUNCTION f(); CREATE TABLE e1 PARTITION OF e FOR VALUES FROM (0) TO (9)",
            ["ALTER TABLE e1 DISABLE TRIGGER r", "DROP TRIGGER r ON e", "CREATE TRIGGER r2 AFTER INSERT ON e1 FOR EACH ROW EXECUTE FUNCTION f()"],
            ["ALTER TABLE e1 DISABLE TRIGGER r; ALTER TABLE e1 ENABLE TRIGGER r", "DROP TRIGGER r ON e; CREATE TRIGGER r AFTER INSERT ON e FOR EACH ROW EXECUTE FUNCTION f()"]),
        new(SchemaObjectKind.Rule, "CREATE TABLE t (a integer); CREATE RULE r AS ON DELETE TO t WHERE OLD.a > 0 DO INSTEAD NOTHING",
            ["DROP RULE r ON t", "ALTER RULE r ON t RENAME TO r2", "ALTER TABLE t DISABLE RULE r", "CREATE OR REPLACE RULE r AS ON DELETE TO t WHERE OLD.a > 1 DO INSTEAD NOTHING", "CREATE OR REPLACE RULE r AS ON DELETE TO t WHERE OLD.a > 0 DO ALSO NOTHING", "CREATE OR REPLACE RULE r AS ON UPDATE TO t WHERE OLD.a > 0 DO INSTEAD NOTHING"],
            ["CREATE OR REPLACE RULE r AS ON DELETE TO public.t WHERE (OLD.a) > 0 DO INSTEAD NOTHING", "ALTER TABLE t DISABLE RULE r; ALTER TABLE t ENABLE RULE r"]),
        new(SchemaObjectKind.Policy, "CREATE ROLE pair_a; CREATE ROLE pair_b; CREATE TABLE t (a integer); CREATE POLICY p ON t FOR UPDATE TO pair_a, pair_b USING (a > 0) WITH CHECK (a < 9)",
            ["DROP POLICY p ON t", "ALTER POLICY p ON t RENAME TO p2", "ALTER POLICY p ON t TO public", "ALTER POLICY p ON t USING (a > 1)", "ALTER POLICY p ON t WITH CHECK (a < 8)", "DROP POLICY p ON t; CREATE POLICY p ON t FOR ALL TO pair_a, pair_b USING (a > 0) WITH CHECK (a < 9)", "DROP POLICY p ON t; CREATE POLICY p ON t AS RESTRICTIVE FOR UPDATE TO pair_a, pair_b USING (a > 0) WITH CHECK (a < 9)"],
            ["ALTER POLICY p ON t TO pair_b, pair_a", "ALTER POLICY p ON t USING ((a) > (0))"]),
        new(SchemaObjectKind.Statistics, "CREATE TABLE t (a integer, b integer, c integer); CREATE STATISTICS s (ndistinct, dependencies) ON a, b FROM t",
            ["DROP STATISTICS s", "ALTER STATISTICS s RENAME TO s2", "DROP STATISTICS s; CREATE STATISTICS s (ndistinct) ON a, b FROM t", "DROP STATISTICS s; CREATE STATISTICS s (ndistinct, dependencies) ON a, c FROM t", "ALTER STATISTICS s SET STATISTICS 50", "--@ 14\nDROP STATISTICS s; CREATE STATISTICS s (ndistinct, dependencies) ON (a + 1), b FROM t"],
            ["DROP TABLE t; CREATE TABLE t (c integer, b integer, a integer); CREATE STATISTICS s (ndistinct, dependencies) ON a, b FROM t", "DROP STATISTICS s; CREATE STATISTICS s (dependencies, ndistinct) ON b, a FROM t"]),
    ];
}
