namespace StrictMigrations.Tests.Running;

/// <summary>COPY … FROM stdin with its rows in the file.</summary>
public sealed class CopyTests
{
    private const string Table = "CREATE TABLE t (id int PRIMARY KEY, name text);\n";

    [TestCase("COPY t FROM stdin;\n1\ta\n2\t\\N\n\\.\n", "1:a,2:")]
    [TestCase("COPY t (id, name) FROM STDIN WITH (FORMAT csv, HEADER true);\nid,name\n1,\"a;\nb\"\n2,\n\\.\nUPDATE t SET name = name || '!';", "1:a;\nb!,2:")]
    [TestCase("COPY t FROM stdin (DELIMITER '|');\n1|ä😀\n\\.\nCOPY t FROM stdin;\n2\tb\n\\.", "1:ä😀,2:b")]
    [TestCase("COPY t FROM stdin;\n\\.\nINSERT INTO t VALUES (1, '\\.');", "1:\\.")]
    [TestCase("COPY t FROM stdin;\r\n1\ta\r\n\\.\r\n", "1:a")]
    public async Task Rows_arrive_as_they_stand(string script, string expected)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_t.sql", Table + script);

        await sandbox.MigrateAsync();

        (await sandbox.ScalarAsync("SELECT string_agg(concat(id, ':', name), ',' ORDER BY id) FROM t")).Should().Be(expected);
    }

    [TestCase("COPY t FROM stdin;\n1\ta\nx\tb\n3\tc\n\\.\n", 4, "22P02")]
    [TestCase("COPY t\nFROM stdin\n;\n1\ta\nx\tb\n\\.\n", 6, "22P02")]
    [TestCase("COPY t FROM stdin (FORMAT csv, HEADER);\nid,name\n1,\"a\nb\"\nx,c\n\\.\n", 6, "22P02")]
    [TestCase("COPY t FROM stdin;\n1\ta\n1\tb\n\\.\n", 4, "23505")]
    [TestCase("COPY t FROM stdin;\n1\ta\n2\n\\.\n", 4, "22P04")]
    public async Task An_error_in_a_row_is_shown_at_the_rows_line_in_the_file(string script, int line, string sqlState)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_t.sql", Table + script);

        var failure = await sandbox.FailAsync<MigrationFailedException>();

        (failure.SqlState, failure.Place!.Line).Should().Be((sqlState, line));
        (await sandbox.TablesAsync()).Should().Be(DBNull.Value);
    }

    [Test]
    public async Task The_message_of_a_wrong_row_shows_the_row()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_t.sql", Table + "COPY t FROM stdin;\n1\ta\nx\tb\n\\.\n");

        sandbox.Normalise((await sandbox.FailAsync<MigrationFailedException>()).Message).Should().Be(
            """
            Migration 0001_t.sql failed at /m/0001_t.sql:4:1
              22P02: invalid input syntax for type integer: "x"
              context: COPY t, line 2, column id: "x"
            It was rolled back and left nothing. Nothing was committed before it in this run.
            Correct the file (it is not applied, so it may be edited) and start again.
            """);
    }

    [Test]
    public async Task An_error_of_a_trigger_is_shown_at_the_row_that_fired_it()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_t.sql", Table
            + "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF new.id = 2 THEN RAISE 'two'; END IF; RETURN new; END $$;\n"
            + "CREATE TRIGGER f BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();\nCOPY t FROM stdin;\n1\ta\n2\tb\n\\.\n");

        (await sandbox.FailAsync<MigrationFailedException>()).Place!.Line.Should().Be(6);
    }

    [Test]
    public async Task An_error_in_a_file_on_the_server_is_the_statements()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_t.sql", Table + "COPY t FROM PROGRAM 'printf ''1\\ta\\nx\\tb\\n''';\n");

        var failure = await sandbox.FailAsync<MigrationFailedException>();

        (failure.SqlState, failure.Place!.Line).Should().Be(("22P02", 2));
    }

    [Test]
    public async Task Hundred_thousand_rows_take_a_moment()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_t.sql", Table + "COPY t FROM stdin;\n" + string.Concat(Enumerable.Range(1, 100_000).Select(i => $"{i}\tname of {i}\n")) + "\\.\nANALYZE t;\n");

        (await sandbox.MigrateAsync()).Applied.Single().Statements.Should().Be(3);

        (await sandbox.ScalarAsync("SELECT count(*) FROM t WHERE name = 'name of ' || id")).Should().Be(100_000L);
    }

    [Test]
    public async Task The_limit_of_the_connection_string_for_commands_does_not_stop_rows()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_t.sql", Table
            + "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1.5); RETURN new; END $$;\n"
            + "CREATE TRIGGER f BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();\nCOPY t FROM stdin;\n1\ta\n\\.\n");
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(sandbox.ConnectionString + ";Command Timeout=1").FromDirectory(sandbox.Folder.FullPath));

        await migrator.MigrateAsync();

        (await sandbox.ScalarAsync("SELECT count(*) FROM t")).Should().Be(1L);
    }

    [Test]
    public async Task Rows_are_copied_without_transaction_too()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_t.sql", "-- TRANSACTION: none\n" + Table + "COPY t FROM stdin;\n1\ta\n\\.\nCREATE INDEX CONCURRENTLY i ON t (name);\n");

        await sandbox.MigrateAsync(options => options.Rules["authoring/mixed-transaction"] = Severity.Off);

        (await sandbox.LedgerAsync()).Should().Be("started 1, advanced 1, advanced 1, advanced 1, applied 1");
    }
}
