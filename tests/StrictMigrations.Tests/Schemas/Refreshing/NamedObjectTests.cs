using Npgsql;
using StrictMigrations.Schemas;

namespace StrictMigrations.Tests.Schemas.Refreshing;

/// <summary>A rename changes the text of whatever names the object, wherever that stands. One case for each way in which PostgreSQL prints a name.</summary>
public sealed class NamedObjectTests
{
    private const string Mood = "CREATE TYPE mood AS ENUM ('ok', 'so'); ";
    private const string RenameValue = "ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'";
    private const string Rule = "CREATE TABLE a (id int CONSTRAINT k PRIMARY KEY); CREATE TABLE b (y int); CREATE RULE r AS ON INSERT TO b DO ALSO INSERT INTO a VALUES (1) ON CONFLICT ON CONSTRAINT k DO NOTHING";
    private const string Row = "CREATE TYPE c AS (a int, b text); CREATE FUNCTION f() RETURNS SETOF c LANGUAGE sql AS 'SELECT 1, NULL'; ";
    private const string Base = "CREATE TYPE b; CREATE FUNCTION n(cstring) RETURNS b LANGUAGE internal IMMUTABLE STRICT AS 'int4in'; CREATE FUNCTION o(b) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out'; CREATE TYPE b (input = n, output = o, like = int4)";
    private const string Partitions = "CREATE TABLE p (x int) PARTITION BY LIST (x); CREATE TABLE q PARTITION OF p FOR VALUES IN (1); ";
    private const string Doubled = "CREATE FUNCTION f(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1 * 2'; ";

    /// <summary>What is there, what is renamed, the object whose text names it, and the new name as it stands there.</summary>
    private static IEnumerable<TestCaseData> Names()
    {
        yield return Case("a constraint, in a rule", Rule, "ALTER TABLE a RENAME CONSTRAINT k TO named", "rule public.b.r", "CONSTRAINT named");
        yield return Case("a constraint by its index, in a rule", Rule, "ALTER INDEX k RENAME TO named", "rule public.b.r", "CONSTRAINT named");
        yield return Case("a constraint by its index as a table, in a rule", Rule, "ALTER TABLE k RENAME TO named", "rule public.b.r", "CONSTRAINT named");
        yield return Case("a column that a rule writes", "CREATE TABLE a (x int); CREATE TABLE b (y int); CREATE RULE r AS ON INSERT TO b DO ALSO INSERT INTO a (x) VALUES (1)", "ALTER TABLE a RENAME x TO named", "rule public.b.r", "(named)");
        yield return Case("an attribute that a rule writes", "CREATE TYPE c AS (a int); CREATE TABLE a (x c); CREATE TABLE b (y int); CREATE RULE r AS ON INSERT TO b DO ALSO UPDATE a SET x.a = 1", "ALTER TYPE c RENAME ATTRIBUTE a TO named", "rule public.b.r", "x.named");
        yield return Case("a column of a join, in a view", "CREATE TABLE a (id int, x int); CREATE TABLE b (id int); CREATE VIEW v AS SELECT * FROM a JOIN b USING (id)", "ALTER TABLE b RENAME id TO named; ALTER TABLE a RENAME x TO renamed", "view public.v", "renamed");
        yield return Case("a column of a view, in a view", "CREATE VIEW w AS SELECT 1 AS x; CREATE VIEW v AS SELECT * FROM w", "ALTER VIEW w RENAME x TO named", "view public.v", "named AS x");
        yield return Case("an attribute, in a view", Row + "CREATE VIEW v AS SELECT (ROW(1, 'x')::c).a AS x", "ALTER TYPE c RENAME ATTRIBUTE a TO named", "view public.v", ").named");
        yield return Case("the type of a function's column, in a view", Mood + "CREATE FUNCTION f() RETURNS record LANGUAGE sql AS 'SELECT 1'; CREATE VIEW v AS SELECT * FROM f() AS (a mood)", "ALTER TYPE mood RENAME TO named", "view public.v", "a public.named");
        yield return Case("an attribute that is dropped, of a function in a view", Row + "CREATE VIEW v AS SELECT x.b FROM f() AS x", "ALTER TYPE c DROP ATTRIBUTE a; ALTER FUNCTION f RENAME TO named", "view public.v", "named() x(b)");
        yield return Case("a label, in a row of a composite type", Mood + "CREATE TYPE c AS (m mood); CREATE VIEW v AS SELECT '(ok)'::c AS x", RenameValue, "view public.v", "'(fine)'");
        yield return Case("a label, in a row within a row", Mood + "CREATE TYPE c AS (m mood); CREATE TYPE d AS (c c); CREATE VIEW v AS SELECT '(\"(ok)\")'::d AS x", RenameValue, "view public.v", "fine");
        yield return Case("a label, in an array of rows", Mood + "CREATE TYPE c AS (m mood); CREATE TABLE t (x c[] DEFAULT '{(ok)}')", RenameValue, "column public.t.x", "{(fine)}");
        yield return Case("a label, in a domain over a composite type", Mood + "CREATE TYPE c AS (m mood); CREATE DOMAIN d AS c DEFAULT '(ok)'", RenameValue, "domain public.d", "'(fine)'");
        yield return Case("a label, in a row of a table", Mood + "CREATE TABLE t (m mood); CREATE VIEW v AS SELECT '(ok)'::t AS x", RenameValue, "view public.v", "'(fine)'");
        yield return Case("a label, in an array", Mood + "CREATE TABLE t (m mood[] CHECK (m <> '{ok}'))", RenameValue, "constraint public.t.t_m_check", "'{fine}'");
        yield return Case("a label, in a partition's bound", Mood + "CREATE TABLE p (m text) PARTITION BY LIST ((CASE m WHEN 'x' THEN 'ok'::mood ELSE 'so' END)); CREATE TABLE q PARTITION OF p FOR VALUES IN ('ok')", RenameValue, "table public.q", "IN ('fine')");
        yield return Case("a label, in a procedure's default", Mood + "CREATE PROCEDURE f(x mood DEFAULT 'ok') LANGUAGE sql AS ''", RenameValue, "procedure public.f(public.mood)", "'fine'");
        yield return Case("a table, in an array of names", "CREATE TABLE t (); CREATE VIEW v AS SELECT '{t}'::regclass[] AS x", "ALTER TABLE t RENAME TO named", "view public.v", "named", isRefreshed: false);
        yield return Case("a table, in a row of names", "CREATE TABLE t (); CREATE TYPE c AS (x regclass); CREATE TABLE u (x c DEFAULT '(t)')", "ALTER TABLE t RENAME TO named", "column public.u.x", "named", isRefreshed: false);
        yield return Case("a function, in a partition's bound", Doubled + "CREATE TABLE p (x regproc) PARTITION BY LIST (x); CREATE TABLE q PARTITION OF p FOR VALUES IN ('f')", "ALTER FUNCTION f RENAME TO named", "table public.q", "named", isRefreshed: false);
        yield return Case("a sequence, in a default", "CREATE TABLE t (id serial)", "ALTER SEQUENCE t_id_seq RENAME TO named", "column public.t.id", "'public.named'::regclass");
        yield return Case("the sequence of an identity column", "CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY)", "ALTER SEQUENCE t_id_seq RENAME TO named", "column public.t.id", "public.named");
        yield return Case("the column that owns a sequence", "CREATE TABLE t (id serial)", "ALTER TABLE t RENAME id TO named", "sequence public.t_id_seq", "public.t.named");
        yield return Case("a column that a foreign key refers to", "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (x int REFERENCES a)", "ALTER TABLE a RENAME id TO named", "constraint public.b.b_x_fkey", "a(named)");
        yield return Case("an index that has partitions", Partitions + "CREATE INDEX i ON p (x)", "ALTER INDEX i RENAME TO named", "index public.q.q_x_idx", "public.named");
        yield return Case("a table that is inherited from", "CREATE TABLE a (); CREATE TABLE b () INHERITS (a)", "ALTER TABLE a RENAME TO named", "table public.b", "public.named");
        yield return Case("the type of a table", "CREATE TYPE c AS (a int); CREATE TABLE t OF c", "ALTER TYPE c RENAME TO named", "table public.t", "public.named");
        yield return Case("the table that a constraint trigger comes from", "CREATE TABLE a (); CREATE TABLE b (); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE CONSTRAINT TRIGGER g AFTER INSERT ON b FROM a FOR EACH ROW EXECUTE FUNCTION f()", "ALTER TABLE a RENAME TO named", "trigger public.b.g", "FROM public.named");
        yield return Case("a function, in a policy", Doubled + "CREATE TABLE t (a int); CREATE POLICY p ON t USING (f(a) > 1)", "ALTER FUNCTION f RENAME TO named", "policy public.t.p", "public.named(a)");
        yield return Case("a function, in an index", Doubled + "CREATE TABLE t (a int); CREATE INDEX i ON t (f(a))", "ALTER FUNCTION f RENAME TO named", "index public.t.i", "public.named(a)");
        yield return Case("a function, in a domain's constraint", Doubled + "CREATE DOMAIN d AS int CONSTRAINT k CHECK (f(VALUE) > 1)", "ALTER FUNCTION f RENAME TO named", "constraint public.d.k", "public.named(VALUE)");
        yield return Case("a function, in an aggregate", "CREATE FUNCTION s(int, int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE AGGREGATE g(int) (sfunc = s, stype = int)", "ALTER FUNCTION s RENAME TO named", "aggregate public.g(integer)", "sfunc = public.named");
        yield return Case("a function that supports another", "CREATE FUNCTION s(internal) RETURNS internal LANGUAGE internal AS 'generate_series_int4_support'; CREATE FUNCTION f(int) RETURNS int LANGUAGE internal AS 'int4abs' SUPPORT s", "ALTER FUNCTION s RENAME TO named", "function public.f(integer)", "public.named");
        yield return Case("a function that reads a base type", Base, "ALTER FUNCTION n RENAME TO named", "base type public.b", "input = public.named");
        yield return Case("a column, in statistics", "CREATE TABLE t (a int, b int); CREATE STATISTICS s ON a, b FROM t", "ALTER TABLE t RENAME a TO named", "statistics public.s", "named");
        yield return Case("a table, in a publication", "CREATE TABLE t (a int); CREATE PUBLICATION p FOR TABLE t", "ALTER TABLE t RENAME TO named", "publication p", "public.named", isRefreshed: null);
        yield return Case("a text search configuration, in a view", "CREATE TEXT SEARCH CONFIGURATION s (COPY = pg_catalog.simple); CREATE VIEW v AS SELECT to_tsvector('s'::regconfig, 'x')", "ALTER TEXT SEARCH CONFIGURATION s RENAME TO named", "view public.v", "'public.named'::regconfig", isRefreshed: false);
        yield return Case("a collation, in a view", "CREATE COLLATION s (provider = libc, locale = 'C'); CREATE VIEW v AS SELECT 'x' COLLATE s AS x", "ALTER COLLATION s RENAME TO named", "view public.v", "COLLATE public.named", isRefreshed: false);
        yield return Case("an operator class, in an index", "CREATE OPERATOR CLASS s FOR TYPE int USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(int, int); CREATE TABLE t (a int); CREATE INDEX i ON t (a s)", "ALTER OPERATOR CLASS s USING btree RENAME TO named", "index public.t.i", "a public.named", isRefreshed: false);
        yield return Case("a range type, in its multirange", "CREATE TYPE r AS RANGE (subtype = int); CREATE TABLE t (a r)", "ALTER TYPE r RENAME TO named", "column public.t.a", "public.named", isRefreshed: null);
        yield return Case("a schema", "CREATE SCHEMA s; CREATE TABLE s.t (); CREATE VIEW v AS SELECT FROM s.t", "ALTER SCHEMA s RENAME TO named", "view public.v", "named.t", isRefreshed: false);
    }

    [TestCaseSource(nameof(Names))]
    public async Task A_refresh_reads_what_names_it(string setup, string rename, string subject, string text, bool? isRefreshed) =>
        await AssertReadAsync(setup, rename, subject, text, isRefreshed);

    [Test]
    public async Task A_refresh_reads_functions_with_a_body_that_names_a_constraint()
    {
        var read = () => AssertReadAsync(Rule + "; DO $$ BEGIN EXECUTE 'CREATE FUNCTION f() RETURNS void LANGUAGE sql BEGIN ATOMIC INSERT INTO a VALUES (1) ON CONFLICT ON CONSTRAINT k DO NOTHING; END'; END $$", "ALTER INDEX k RENAME TO named", "function public.f()", "CONSTRAINT named", isRefreshed: true);

        if (TestServer.Shared.Version < 14)
            (await read.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.SyntaxError, "such bodies came with PostgreSQL 14");
        else
            await read();
    }

    private static TestCaseData Case(string what, string setup, string rename, string subject, string text, bool? isRefreshed = true) =>
        new TestCaseData(setup, rename, subject, text, isRefreshed).SetArgDisplayNames(what);

    /// <summary>What was read is compared with the text that PostgreSQL prints now; <paramref name="isRefreshed"/> says whether a part sufficed, where all majors agree.</summary>
    private static async Task AssertReadAsync(string setup, string rename, string subject, string text, bool? isRefreshed)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var connection = await Query.OpenAsync(database.ConnectionString);
        await Query.ExecuteAsync(connection, setup);
        var before = await SnapshotReader.ReadRootedAsync(connection, new(), CancellationToken.None);
        await Query.ExecuteAsync(connection, "BEGIN");
        await Query.ExecuteAsync(connection, rename);
        await Query.ExecuteAsync(connection, SnapshotRefresh.Begin);

        var refreshed = await new SnapshotRefresh(new()).ReadAsync(before, connection, asksFirst: false, CancellationToken.None);

        var whole = await SnapshotReader.ReadRootedAsync(connection, new(), CancellationToken.None);
        var after = refreshed is null ? whole : before.Refresh(refreshed.Roots, refreshed.Objects).After;
        TextOf(before, subject).Should().NotContain(text);
        TextOf(after, subject).Should().Contain(text);
        after.Snapshot.ToJson().Should().Be(whole.Snapshot.ToJson());
        (refreshed is not null).Should().Be(isRefreshed ?? refreshed is not null);
    }

    private static string TextOf(RootedSnapshot schema, string subject) =>
        string.Join('\n', schema.Snapshot.Objects.Single(item => item.ToString() == subject).Properties.Select(property => property.Value));
}
