using Npgsql;

namespace StrictMigrations.Tests.Running;

/// <summary>A dry run executes and checks everything, and leaves nothing.</summary>
public sealed class DryRunTests
{
    private static readonly MigrateRequest Dry = new() { DryRun = true };

    [Test]
    public async Task Everything_is_tried_and_nothing_is_left()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "-- EXPECTS: table users\nCREATE TABLE users (id int); INSERT INTO users VALUES (1);")
            .Write("0002_posts.sql", "-- REQUIRES: table users\n-- EXPECTS: column users.name text\nALTER TABLE users ADD COLUMN name text;")
            .Write("R__view.sql", "CREATE VIEW names AS SELECT name FROM users;");

        var result = await sandbox.MigrateAsync(request: Dry);

        result.IsDryRun.Should().BeTrue();
        result.Applied.Select(applied => $"{applied.FileName}: {applied.Effect}").Should().Equal("0001_users.sql: table public.users added", "0002_posts.sql: column public.users.name added", "R__view.sql: view public.names added");
        result.Head.Id.Should().Be(0);
        (await sandbox.TablesAsync()).Should().Be(DBNull.Value);
        (await sandbox.ScalarAsync("SELECT to_regnamespace('strict_migrations')::text")).Should().Be(DBNull.Value);
        (await sandbox.MigrateAsync()).Applied.Select(applied => applied.FileName).Should().Equal("0001_users.sql", "0002_posts.sql", "R__view.sql");
    }

    [Test]
    public async Task With_a_history_neither_ledger_nor_schema_change()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);");
        await sandbox.MigrateAsync();
        var before = await StateAsync(sandbox);
        sandbox.Write("0002_posts.sql", "CREATE TABLE posts (id int); DROP TABLE users;");

        var result = await sandbox.MigrateAsync(request: Dry);

        result.Applied.Should().ContainSingle();
        result.Head.Id.Should().Be(1);
        (await StateAsync(sandbox)).Should().Be(before);
    }

    [Test]
    public async Task A_failure_says_that_all_of_it_was_rolled_back_and_records_nothing()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0002_typo.sql", "CREATE TABLE posts (id int);\nSELECT nonsense FROM users;");

        var failure = await sandbox.FailAsync<MigrationFailedException>(request: Dry);

        sandbox.Normalise(failure.Message).Should().Be(
            """
            Migration 0002_typo.sql failed at /m/0002_typo.sql:2:8
              42703: column "nonsense" does not exist
              at: SELECT nonsense FROM users
            This was a dry run: everything it did was rolled back. Nothing was committed before it in this run.
            Correct the file (it is not applied, so it may be edited) and start again.
            """);
        failure.Committed.Should().BeEmpty();
        (await sandbox.TablesAsync()).Should().Be(DBNull.Value);
        (await sandbox.ScalarAsync("SELECT to_regnamespace('strict_migrations')::text")).Should().Be(DBNull.Value);
    }

    [TestCase("-- EXPECTS: table posts\nCREATE TABLE post (id int);", "EXPECTS in line 1: ")]
    [TestCase("-- REQUIRES: table accounts\nCREATE TABLE posts (id int);", "REQUIRES in line 1: ")]
    public async Task What_does_not_hold_is_found(string script, string message)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0002_posts.sql", script);

        (await sandbox.FailAsync<MigrationFailedException>(request: Dry)).Message.Should().Contain(message).And.Contain("This was a dry run");
        (await sandbox.TablesAsync()).Should().Be(DBNull.Value);
    }

    [Test]
    public async Task Validators_look_at_each_step_and_what_they_find_refuses_it()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0002_secrets.sql", "CREATE TABLE secrets (id int);");
        await using var migrator = sandbox.Migrator(build: m => m.AddValidator(_ => new NoSecrets()));

        var failure = (await migrator.Invoking(m => m.MigrateAsync(Dry)).Should().ThrowAsync<MigrationFailedException>()).Which;

        failure.Message.Should().Contain("test/no-secrets: 0002_secrets.sql creates secrets.");
        (await sandbox.TablesAsync()).Should().Be(DBNull.Value);
    }

    [Test]
    public async Task Each_step_starts_with_the_constraints_deferred_that_are_declared_so()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        const string Filled = "INSERT INTO posts VALUES (1, 1); INSERT INTO users VALUES (1); DELETE FROM posts; DELETE FROM users;";
        sandbox.Write("0001_tables.sql", "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE posts (id int, \"User\" int CONSTRAINT \"Of\" REFERENCES users DEFERRABLE INITIALLY DEFERRED);")
            .Write("0002_fill.sql", Filled).Write("0003_fill.sql", Filled)
            .Write("0004_break.sql", "INSERT INTO posts VALUES (1, 2);");

        var failure = await sandbox.FailAsync<MigrationFailedException>(request: Dry);

        failure.Migration.Should().Be("0004_break.sql");
        failure.SqlState.Should().Be(PostgresErrorCodes.ForeignKeyViolation);
    }

    [Test]
    public async Task What_a_script_did_to_its_session_does_not_reach_the_next_step()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "SET LOCAL search_path = ''; SET ROLE pg_monitor; RESET ROLE; CREATE TABLE public.users (id int); CREATE TEMP TABLE posts (id int);")
            .Write("0002_posts.sql", "-- EXPECTS: table public.posts\nCREATE TABLE posts (id int);");

        (await sandbox.MigrateAsync(request: Dry)).Applied.Should().HaveCount(2);
    }

    [Test]
    public async Task Steps_that_cannot_be_undone_are_refused_by_name_before_anything_runs()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0002_index.sql", "-- TRANSACTION: none\nCREATE INDEX CONCURRENTLY users_id ON users (id);");
        await using var migrator = sandbox.Migrator(build: m => m.AddMigration<Committing>());

        var refused = (await migrator.Invoking(m => m.MigrateAsync(Dry)).Should().ThrowAsync<MigrationValidationException>()).Which;

        refused.Findings.Select(finding => $"{finding.Rule} {finding.Subject}").Should().Equal("dry-run/no-transaction 0002_index.sql", "dry-run/code 0003_commit");
        (await sandbox.TablesAsync()).Should().Be(DBNull.Value);
    }

    [Test]
    public async Task A_new_enum_value_cannot_be_used_and_the_message_says_that_a_real_run_differs()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_mood.sql", "CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE people (mood mood);");
        await sandbox.MigrateAsync();
        sandbox.Write("0002_happy.sql", "ALTER TYPE mood ADD VALUE 'happy';").Write("0003_people.sql", "INSERT INTO people VALUES ('happy');");

        var failure = await sandbox.FailAsync<MigrationFailedException>(request: Dry);

        failure.Message.Should().Contain("55P04: unsafe use of new value \"happy\" of enum type mood").And.Contain("a real run commits that one first and this error does not occur");
        (await sandbox.MigrateAsync()).Applied.Should().HaveCount(2);
    }

    [Test]
    public async Task It_waits_for_the_run_lock_and_a_plan_may_be_tried()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);");
        await using var migrator = sandbox.Migrator(options => options.RunLockTimeout = TimeSpan.Zero);
        var plan = PlanFile.Of(await migrator.Runner.PlanAsync());
        await using (var holder = await LockAsync(sandbox))
        {
            await migrator.Invoking(m => m.MigrateAsync(Dry)).Should().ThrowAsync<MigrationLockTimeoutException>();
            // A session that is closed keeps its locks for a moment.
            await using var release = new NpgsqlCommand("SELECT pg_advisory_unlock_all()", holder);
            await release.ExecuteNonQueryAsync();
        }

        (await migrator.MigrateAsync(Dry with { Plan = plan })).Applied.Should().ContainSingle();
        (await migrator.MigrateAsync(new MigrateRequest { Plan = plan })).Applied.Should().ContainSingle();
    }

    [Test]
    public async Task A_baseline_whose_schema_is_there_is_tried_without_being_recorded()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);");
        await sandbox.MigrateAsync();
        sandbox.Write("0010_base.sql", $"-- BASELINE: 0001-0009\n-- SCHEMA: {await sandbox.ScalarAsync("SELECT schema_fingerprint FROM strict_migrations.ledger")}\nCREATE TABLE users (id int);")
            .Write("0011_posts.sql", "CREATE TABLE posts (id int);");

        var result = await sandbox.MigrateAsync(request: Dry);

        result.Applied.Select(applied => applied.Effect).Should().Equal("its schema is there: recorded, not run", "table public.posts added");
        (await sandbox.LedgerAsync()).Should().Be("applied 1");
    }

    private static async Task<object?> StateAsync(Sandbox sandbox) => await sandbox.ScalarAsync(
        "SELECT (SELECT string_agg(l::text, ' ' ORDER BY id) FROM strict_migrations.ledger l) || (SELECT count(*) FROM strict_migrations.snapshot) || (SELECT string_agg(oid::text || relname || xmin, ' ' ORDER BY oid) FROM pg_class)");

    private static async Task<NpgsqlConnection> LockAsync(Sandbox sandbox)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(sandbox.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        var key = StrictMigrations.Execution.RunLock.KeyOf("strict_migrations");
        await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({key})", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private sealed class NoSecrets : IMigrationValidator
    {
        private static readonly Rule Rule = new("test/no-secrets", Severity.Error, "No table is called secrets.");

        public ValidationStage Stage => ValidationStage.AfterStep;

        public IReadOnlyList<Rule> Rules { get; } = [Rule];

        public ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<Finding>>(
            context.Diff!.Changes.Any(change => change.Object.Name == "secrets") ? [Rule.Finds(context.Migration!.FileName, $"{context.Migration.FileName} creates secrets.", "Call it otherwise.")] : []);
    }

    private sealed class Committing : CodeMigration
    {
        public override string Version => "0003";

        public override string Name => "commit";

        public override Task ApplyAsync(CodeMigrationContext context, CancellationToken cancellationToken) => throw new InvalidOperationException("It must not run.");
    }
}
