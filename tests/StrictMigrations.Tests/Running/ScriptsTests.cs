namespace StrictMigrations.Tests.Running;

/// <summary>Scripts as people write them, executed.</summary>
public sealed class ScriptsTests
{
    [Test]
    public async Task A_function_with_an_atomic_body_keeps_its_inner_semicolons()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_atomic.sql", "CREATE TABLE t (i int); CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC INSERT INTO t VALUES (a); SELECT CASE WHEN a > 0 THEN a + 1 END; END; SELECT f(4);");

        if (TestServer.Shared.Version < 14)
        {
            var failure = await sandbox.FailAsync<MigrationFailedException>();
            (failure.SqlState, failure.Place!.Line, failure.Place.Column).Should().Be(("42601", 1, 75), "BEGIN ATOMIC came with PostgreSQL 14");
            return;
        }

        await sandbox.MigrateAsync();

        (await sandbox.ScalarAsync("SELECT f(i) FROM t")).Should().Be(5);
    }

    [TestCase("CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT $1 + 1';", 42)]
    [TestCase("CREATE FUNCTION f(int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN $1 + 1; END $$;", 42)]
    [TestCase("CREATE FUNCTION f(a int) RETURNS int LANGUAGE plpgsql AS $body$ DECLARE x int := a; BEGIN -- it's; fine\n RETURN x + 1; END; $body$;", 42)]
    [TestCase("PREPARE p(int) AS SELECT $1; CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS $$ SELECT 42 $$;", 42)]
    [TestCase("CREATE FUNCTION f(\"@a\" int) RETURNS int LANGUAGE sql AS $$ SELECT 42 $$; SELECT '@p', ':p', E'\\'@p', 1::int, (ARRAY[1,2])[1:2], @ -1;", 42)]
    [TestCase("BEGIN;\nCREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS $$ SELECT 42 $$;\nCOMMIT;", 42)]
    [TestCase("START TRANSACTION;\nCREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS $$ SELECT 42 $$;\nEND;", 42)]
    [TestCase("CREATE FUNCTION f(int)\r\nRETURNS int LANGUAGE sql\r\nAS $$ SELECT 42 $$;\r\n", 42)]
    [TestCase("\uFEFFCREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS $$ SELECT 42 $$", 42)]
    [TestCase(";;CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS $$ SELECT 42 $$;;/* end */;", 42)]
    public async Task A_script_runs_as_it_stands(string script, int expected)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_f.sql", script);

        await sandbox.MigrateAsync();

        (await sandbox.ScalarAsync("SELECT f(41)")).Should().Be(expected);
        (await sandbox.LedgerAsync()).Should().Be("applied 1");
    }

    [Test]
    public async Task A_body_keeps_its_text_but_for_line_ends()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_f.sql", "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$\r\n\tSELECT 'ä😀' -- kept\r\n$$;");

        await sandbox.MigrateAsync();

        (await sandbox.ScalarAsync("SELECT prosrc FROM pg_proc WHERE proname = 'f'")).Should().Be("\n\tSELECT 'ä😀' -- kept\n");
    }

    [Test]
    public async Task A_rule_with_several_actions_is_one_statement()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_rule.sql", "CREATE TABLE a (i int); CREATE TABLE b (i int); CREATE RULE r AS ON INSERT TO a DO ALSO (INSERT INTO b VALUES (new.i); INSERT INTO b VALUES (new.i)); INSERT INTO a VALUES (1);");

        await sandbox.MigrateAsync();

        (await sandbox.ScalarAsync("SELECT count(*) FROM b")).Should().Be(2L);
    }

    [Test]
    public async Task Ten_thousand_statements_run_in_order()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_many.sql", "CREATE TABLE t (i int, p int);\n" + string.Concat(Enumerable.Range(1, 10_000).Select(i => $"INSERT INTO t SELECT {i}, count(*) FROM t WHERE i = {i - 1};\n")));

        var result = await sandbox.MigrateAsync();

        result.Applied.Single().Statements.Should().Be(10_001);
        (await sandbox.ScalarAsync("SELECT count(*) FROM t WHERE p = 1")).Should().Be(9_999L);
    }

    [TestCase("CREATE TABLE t (); COMMIT; CREATE TABLE u ();", "0001_t.sql:1:20")]
    [TestCase("CREATE TABLE t ();\n  ROLLBACK;", "0001_t.sql:2:3")]
    [TestCase("BEGIN; CREATE TABLE t (); COMMIT; BEGIN; CREATE TABLE u (); COMMIT;", "0001_t.sql:1:1")]
    [TestCase("BEGIN; CREATE TABLE t (); COMMIT; CREATE TABLE u ();", "0001_t.sql:1:1")]
    [TestCase("BEGIN; CREATE TABLE t ();", "0001_t.sql:1:1")]
    [TestCase("CREATE TABLE t (); SAVEPOINT s;", "0001_t.sql:1:20")]
    [TestCase("CREATE TABLE t (); PREPARE TRANSACTION 'x';", "0001_t.sql:1:20")]
    [TestCase("CREATE TABLE t (); COMMIT AND CHAIN;", "0001_t.sql:1:20")]
    public async Task Transaction_control_is_refused_before_anything_runs(string script, string place)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0000_fine.sql", "CREATE TABLE fine ();").Write("0001_t.sql", script);

        var refusal = await sandbox.FailAsync<MigrationValidationException>();

        refusal.Findings.Where(finding => finding.Severity == Severity.Error).Should().OnlyContain(finding => finding.Rule == "authoring/transaction-control");
        sandbox.Normalise(refusal.Message).Should().Contain($"/m/{place}");
        (await sandbox.TablesAsync()).Should().Be(DBNull.Value);
        (await sandbox.ScalarAsync("SELECT to_regnamespace('strict_migrations')::text")).Should().Be(DBNull.Value);
    }

    [Test]
    public async Task A_procedure_that_commits_fails_the_migration()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_p.sql", "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$;\nCALL p();");

        var failure = await sandbox.FailAsync<MigrationFailedException>();

        (failure.SqlState, failure.Place!.Line).Should().Be(("2D000", 2));
        (await sandbox.ScalarAsync("SELECT count(*) FROM pg_proc WHERE proname = 'p'")).Should().Be(0L);
    }
}
