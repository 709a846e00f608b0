namespace StrictMigrations.Tests.Running;

/// <summary>The one message of a migration that failed, word for word.</summary>
public sealed class FailureTests
{
    [Test]
    public async Task A_syntax_error_in_the_middle_of_a_large_file_is_shown_at_its_line()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);")
            .Write("0002_fill.sql", string.Concat(Enumerable.Range(1, 1_499).Select(i => $"INSERT INTO users VALUES ({i});\n"))
                + "INSERT INTO users\n  VALEUS (0);\n" + string.Concat(Enumerable.Repeat("INSERT INTO users VALUES (1);\n", 1_500)))
            .Write("0003_never.sql", "CREATE TABLE never ();");

        var failure = await sandbox.FailAsync<MigrationFailedException>();

        sandbox.Normalise(failure.Message).Should().Be(
            """
            Migration 0002_fill.sql failed at /m/0002_fill.sql:1501:3
              42601: syntax error at or near "VALEUS"
              at: VALEUS (0)
            It was rolled back and left nothing. Committed before it in this run: 0001_users.sql.
            Correct the file (it is not applied, so it may be edited) and start again.
            """);
        (failure.Migration, failure.Place!.Line, failure.Place.Column, failure.SqlState).Should().Be(("0002_fill.sql", 1501, 3, "42601"));
        failure.Committed.Should().Equal("0001_users.sql");
        (await sandbox.LedgerAsync()).Should().Be("applied 1, failed 2");
        (await sandbox.ScalarAsync("SELECT count(*) FROM users")).Should().Be(0L);
    }

    [Test]
    public async Task A_violated_constraint_is_shown_with_its_detail()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY);\n\nINSERT INTO users VALUES (1);\n  INSERT INTO users\n  VALUES (1);\n");

        var failure = await sandbox.FailAsync<MigrationFailedException>();

        sandbox.Normalise(failure.Message).Should().Be(
            """
            Migration 0001_users.sql failed at /m/0001_users.sql:4:3
              23505: duplicate key value violates unique constraint "users_pkey"
              at: INSERT INTO users
              detail: Key (id)=(1) already exists.
            It was rolled back and left nothing. Nothing was committed before it in this run.
            Correct the file (it is not applied, so it may be edited) and start again.
            """);
    }

    [Test]
    public async Task An_error_inside_a_function_is_shown_with_hint_and_context()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_f.sql",
            """
            CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
            BEGIN
              RAISE EXCEPTION 'no more %', 'cake' USING HINT = 'Bake one.', ERRCODE = 'ZX001';
            END $$;
            /* 😀 */ SELECT f();
            """);

        var failure = await sandbox.FailAsync<MigrationFailedException>();

        sandbox.Normalise(failure.Message).Should().Be(
            """
            Migration 0001_f.sql failed at /m/0001_f.sql:5:10
              ZX001: no more cake
              at: SELECT f()
              hint: Bake one.
              context: PL/pgSQL function f() line 3 at RAISE
            It was rolled back and left nothing. Nothing was committed before it in this run.
            Correct the file (it is not applied, so it may be edited) and start again.
            """);
    }

    [TestCase("SELECT '😀', x;", 1, 14)]
    [TestCase("SELECT '😀\n😀', 'é',\n  '😀😀', x;", 3, 11)]
    [TestCase("-- 😀\nSELECT 1; /* 😀 */ SELECT '😀', x;", 2, 33)]
    [TestCase("SELECT 1;\r\nSELECT\r\n\t'😀' ,x;", 3, 8)]
    public async Task Characters_beyond_the_basic_plane_do_not_shift_the_place(string script, int line, int column)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_x.sql", script);

        var failure = await sandbox.FailAsync<MigrationFailedException>();

        (failure.SqlState, failure.Place!.Line, failure.Place.Column).Should().Be(("42703", line, column));
    }

    [Test]
    public async Task A_crash_loop_writes_its_failure_once_and_a_new_failure_again()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_x.sql", "SELECT x;");
        for (var crash = 0; crash < 3; crash++)
            await sandbox.FailAsync<MigrationFailedException>();
        (await sandbox.LedgerAsync()).Should().Be("failed 1");

        sandbox.Write("0001_x.sql", "SELECT y;");
        await sandbox.FailAsync<MigrationFailedException>();
        sandbox.Write("0001_x.sql", "SELECT 1;");
        await sandbox.MigrateAsync();

        (await sandbox.LedgerAsync()).Should().Be("failed 1, failed 1, applied 1");
        (await sandbox.ScalarAsync("SELECT concat_ws('|', error_sqlstate, error_message, error_file, error_line) FROM strict_migrations.ledger WHERE id = 2"))
            .Should().Be("42703|column \"y\" does not exist|0001_x.sql|1");
    }

    [Test]
    public async Task A_failure_is_written_again_when_something_was_committed_before_it_since_its_event_takes_that_to_the_disk()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("R__a.sql", "SELECT 1;").Write("R__b.sql", "SELECT x;");
        await sandbox.FailAsync<MigrationFailedException>();
        sandbox.Write("R__a.sql", "SELECT 2;");

        for (var crash = 0; crash < 3; crash++)
            await sandbox.FailAsync<MigrationFailedException>();

        (await sandbox.LedgerAsync()).Should().Be("applied R__a, failed R__b, applied R__a, failed R__b");
    }

    [Test]
    public async Task A_failure_that_cannot_be_recorded_is_still_the_failure()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_fine.sql", "SELECT 1;").MigrateAsync();
        await sandbox.ExecuteAsync("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''the ledger is full''; END'; CREATE TRIGGER full_ledger BEFORE INSERT ON strict_migrations.ledger EXECUTE FUNCTION refuse()");
        sandbox.Write("0002_x.sql", "SELECT x;");

        (await sandbox.FailAsync<MigrationFailedException>()).SqlState.Should().Be("42703");
        (await sandbox.LedgerAsync()).Should().Be("applied 1");
    }

    [Test]
    public async Task A_failed_migration_leaves_nothing_and_stops_the_run()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();").Write("0002_b.sql", "CREATE TABLE b (); SELECT 1 / 0;").Write("0003_c.sql", "CREATE TABLE c ();");

        await sandbox.FailAsync<MigrationFailedException>();
        (await sandbox.TablesAsync()).Should().Be("a");

        sandbox.Write("0002_b.sql", "CREATE TABLE b ();");
        (await sandbox.MigrateAsync()).Applied.Select(applied => applied.FileName).Should().Equal("0002_b.sql", "0003_c.sql");
    }
}
