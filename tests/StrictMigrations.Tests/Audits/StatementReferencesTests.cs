using System.Text;
using StrictMigrations.Audits.References;
using StrictMigrations.Scripts;

namespace StrictMigrations.Tests.Audits;

/// <summary>What a statement makes and uses, as its text says it; what it leaves open is not guessed.</summary>
public sealed class StatementReferencesTests
{
    [TestCase("CREATE TABLE IF NOT EXISTS app.users (id int, \"Full Name\" text, CONSTRAINT x CHECK (id > 0), UNIQUE (id))", "CreateTable users(id,Full Name)")]
    [TestCase("CREATE TABLE a (id int REFERENCES b (id), c int, FOREIGN KEY (c) REFERENCES public.d, e int REFERENCES a)", "UseTable b; UseTable d; CreateTable a(id,c,e)")]
    [TestCase("CREATE TABLE a (price numeric(10, 2) DEFAULT f(1, 2), LIKE b)", "CreateRelation a")]
    [TestCase("CREATE TABLE a (b int) INHERITS (c)", "CreateRelation a")]
    [TestCase("CREATE TABLE a PARTITION OF b FOR VALUES IN (1)", "CreateRelation a")]
    [TestCase("CREATE UNLOGGED TABLE a AS SELECT * FROM b", "CreateRelation a")]
    [TestCase("CREATE OR REPLACE VIEW v (x) AS SELECT 1", "CreateRelation v")]
    [TestCase("DROP TABLE IF EXISTS a, app.b CASCADE", "DropTable a; DropTable b")]
    [TestCase("ALTER TABLE ONLY t ADD COLUMN IF NOT EXISTS a int DEFAULT f(1, 2), ADD b text, DROP COLUMN IF EXISTS c, ALTER d TYPE text, ADD CHECK (a > 0)", "UseTable t; AddColumn t.a; AddColumn t.b; DropColumn t.c; UseColumn t.d")]
    [TestCase("ALTER TABLE IF EXISTS t ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES o (id), DROP CONSTRAINT x", "UseTable o")]
    [TestCase("ALTER TABLE t RENAME COLUMN a TO b", "UseTable t; RenameColumn t.a")]
    [TestCase("ALTER TABLE t RENAME TO u", "UseTable t; RenameTable t.u")]
    [TestCase("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON ONLY t USING btree (a, lower(b), (c || 'x'), d DESC NULLS LAST, e text_ops) INCLUDE (f) WHERE g", "UseTable t; UseColumn t.a; UseColumn t.d; UseColumn t.e; CreateIndex i")]
    [TestCase("CREATE INDEX ON t (a)", "UseTable t; UseColumn t.a")]
    [TestCase("CREATE TRIGGER x AFTER UPDATE OF a ON t EXECUTE FUNCTION f()", "UseTable t")]
    [TestCase("INSERT INTO t AS x (a, \"B\") SELECT c FROM d", "UseTable t; UseColumn t.a; UseColumn t.B")]
    [TestCase("INSERT INTO t (SELECT a FROM b)", "UseTable t")]
    [TestCase("INSERT INTO t VALUES (1)", "UseTable t")]
    [TestCase("UPDATE t SET a = b, c = f(d, e) WHERE g IS NULL AND h = 1 OR i.j = 2", "UseTable t; UseColumn t.g; UseColumn t.h; UseColumn t.a; UseColumn t.c")]
    [TestCase("UPDATE t SET a = 1 FROM o WHERE x = 2", "UseTable t; UseColumn t.a")]
    [TestCase("DELETE FROM t WHERE a IN (1, 2) AND current_date > b", "UseTable t; UseColumn t.a")]
    [TestCase("DELETE FROM t USING o WHERE a = 1", "UseTable t")]
    [TestCase("SELECT x, count(*) FROM t WHERE (a = 1 OR b LIKE 'x') AND EXISTS (SELECT 1) ORDER BY x", "UseTable t")]
    [TestCase("SELECT extract(epoch FROM now()) FROM t WHERE a > 1", "UseTable t; UseColumn t.a")]
    [TestCase("SELECT * FROM t JOIN o ON t.a = o.b WHERE c = 1", "UseTable t")]
    [TestCase("SELECT * FROM t, o WHERE c = 1", "UseTable t")]
    [TestCase("SELECT * FROM f(1) WHERE a = 1", "")]
    [TestCase("SELECT * FROM pg_class WHERE relname = 'x'", "")]
    [TestCase("SELECT * FROM information_schema.tables WHERE table_name = 'x'", "")]
    [TestCase("SELECT a INTO TEMP made FROM t", "CreateRelation made")]
    [TestCase("WITH x AS (SELECT 1) SELECT * FROM x", "")]
    [TestCase("COPY t (a, b) FROM '/file'", "UseTable t; UseColumn t.a; UseColumn t.b")]
    [TestCase("DO $$ BEGIN RAISE NOTICE 'done'; END $$", "")]
    [TestCase("DO $$ BEGIN EXECUTE 'CREATE TABLE x (y int)'; END $$", "Dynamic")]
    [TestCase("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "")]
    public async Task Steps_are(string sql, string expected)
    {
        await using var reader = new ScriptReader(new MemoryStream(Encoding.UTF8.GetBytes(sql)));
        (await reader.ReadAsync(CancellationToken.None)).Should().BeTrue();

        string.Join("; ", StatementReferences.Of(reader.Current).Select(Describe)).Should().Be(expected);
    }

    [TestCase("SELECT 'Migration completed successfully' AS status", true)]
    [TestCase("DO $$ BEGIN RAISE NOTICE 'UPDATE done (% rows)', count(*); END $$", true)]
    [TestCase("SET search_path TO app", true)]
    [TestCase("SELECT count(*) FROM users", true)]
    [TestCase("SELECT setval('s', 1)", false)]
    [TestCase("SELECT * INTO made FROM users", false)]
    [TestCase("DO $$ BEGIN PERFORM f(); END $$", false)]
    [TestCase("DO $$ BEGIN IF NOT EXISTS (SELECT 1) THEN RAISE EXCEPTION 'no'; END IF; END $$", false)]
    [TestCase("WITH gone AS (DELETE FROM a RETURNING *) SELECT * FROM gone", false)]
    [TestCase("CREATE TABLE IF NOT EXISTS a ()", false)]
    [TestCase("COMMENT ON TABLE a IS 'x'", false)]
    public async Task A_statement_that_shows_to_change_nothing_is_one(string sql, bool nothing)
    {
        await using var reader = new ScriptReader(new MemoryStream(Encoding.UTF8.GetBytes(sql)));
        await reader.ReadAsync(CancellationToken.None);

        StrictMigrations.Audits.StatementEffect.IsNone(reader.Current).Should().Be(nothing);
    }

    private static string Describe(SchemaStep step) => step.Kind switch
    {
        SchemaStepKind.Dynamic => "Dynamic",
        SchemaStepKind.CreateTable => $"{step.Kind} {step.Name}({string.Join(',', step.Columns!)})",
        _ => $"{step.Kind} {step.Name}{(step.Column is null ? "" : "." + step.Column)}",
    };
}
