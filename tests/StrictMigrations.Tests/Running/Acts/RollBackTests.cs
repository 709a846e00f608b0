using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Running.Acts;

public sealed class RollBackTests
{
    private const string Kinds = "SELECT string_agg(kind || ' ' || coalesce(version, name), ', ' ORDER BY id) FROM strict_migrations.ledger";

    [Test]
    public async Task Migrated_rolled_back_and_migrated_again_the_schema_is_the_same()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder();
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();

        var result = await migrator.Administration.RollBackAsync(new RollBackRequest { Steps = 2, Reason = "not wanted yet" });

        result.RolledBack.Select(item => (item.FileName, item.Script, item.IsProved)).Should().Equal(
            ("0003_email.sql", "0003_email.down.sql", true), ("0002_posts.sql", "0002_posts.down.sql", true));
        (await Query.ScalarAsync(database.ConnectionString, "SELECT to_regclass('posts') IS NULL")).Should().Be(true);
        (await migrator.Runner.StatusAsync()).Migrations.Select(status => status.State).Should().Equal(MigrationState.Applied, MigrationState.RolledBack, MigrationState.RolledBack);
        (await migrator.MigrateAsync()).Applied.Select(applied => applied.FileName).Should().Equal("0002_posts.sql", "0003_email.sql");
        (await Query.ScalarAsync(database.ConnectionString, Kinds)).Should().Be("applied 0001, applied 0002, applied 0003, rolled_back 0003, rolled_back 0002, applied 0002, applied 0003");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT count(DISTINCT schema_fingerprint) FROM strict_migrations.ledger WHERE version = '0003' AND kind = 'applied'")).Should().Be(1L);
        (await Query.ScalarAsync(database.ConnectionString, "SELECT string_agg(DISTINCT reason, ',') FROM strict_migrations.ledger WHERE kind = 'rolled_back' AND schema_diff IS NOT NULL AND schema_fingerprint IS NOT NULL")).Should().Be("not wanted yet");
        (await migrator.Runner.ValidateAsync()).Findings.Should().BeEmpty();
    }

    [Test]
    public async Task Rolled_back_to_a_version_that_version_stays()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder();
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();

        await migrator.Administration.RollBackAsync(new RollBackRequest { To = MigrationVersion.Parse("0001"), Reason = "r" });

        (await migrator.Runner.StatusAsync()).Migrations.Select(status => status.State).Should().Equal(MigrationState.Applied, MigrationState.RolledBack, MigrationState.RolledBack);
    }

    [Test]
    public async Task The_first_migration_ever_goes_back_to_the_empty_schema()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0001_users.down.sql", "DROP TABLE users;");
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();

        (await migrator.Administration.RollBackAsync(new RollBackRequest { Steps = 1, Reason = "r" })).RolledBack.Single().IsProved.Should().BeTrue();

        (await Query.ScalarAsync(database.ConnectionString, "SELECT to_regclass('users') IS NULL")).Should().Be(true);
    }

    [TestCase("CREATE TABLE two ();", "DROP TABLE one, two;")]
    [TestCase("SELECT 1;", "DROP TABLE one;")]
    public async Task A_migration_that_was_resumed_goes_back_to_the_schema_from_before_it_began(string rest, string down)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0002_more.sql", "-- TRANSACTION: none\nCREATE TABLE one ();\nSELECT pg_sleep(60);").Write("0002_more.down.sql", down);
        var run = sandbox.FailAsync<MigrationFailedException>();
        await Sessions.WaitForAsync(sandbox, "pg_sleep");
        await sandbox.ScalarAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep%' AND datname = current_database() AND pid <> pg_backend_pid()");
        await run;
        await using var migrator = sandbox.Write("0002_more.sql", $"-- TRANSACTION: none\nCREATE TABLE one ();\n{rest}").Migrator();
        await migrator.Administration.ResolveAsync(new ResolveRequest { Migration = "0002", Resolution = Resolution.Continue });
        await migrator.MigrateAsync();

        (await migrator.Administration.RollBackAsync(new RollBackRequest { Steps = 1, Reason = "r" })).RolledBack.Single().IsProved.Should().BeTrue();

        (await sandbox.TablesAsync()).Should().Be("users");
    }

    [Test]
    public async Task A_script_that_does_not_lead_back_is_rolled_back_itself_and_the_difference_is_named()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder();
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync(new MigrateRequest { Target = MigrationVersion.Parse("0002") });
        await migrator.MigrateAsync();
        folder.Write("0003_email.down.sql", "ALTER TABLE users DROP COLUMN email, DROP COLUMN name;");

        var failed = (await migrator.Invoking(m => m.Administration.RollBackAsync(new RollBackRequest { Steps = 2, Reason = "r" })).Should().ThrowAsync<MigrationFailedException>()).Which;

        failed.Message.Should().Contain("0003_email.down.sql").And.Contain("The schema is not the one from before 0003_email.sql:")
            .And.Contain("column users.name is missing").And.NotContain("email is").And.Contain("It was rolled back and left nothing.")
            .And.Contain("0003_email.sql is applied as before. Correct the rollback script and roll back again.");
        (await Query.ScalarAsync(database.ConnectionString, Kinds)).Should().Be("applied 0001, applied 0002, applied 0003");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT count(*) FROM pg_attribute WHERE attrelid = 'users'::regclass AND attnum > 0 AND NOT attisdropped")).Should().Be(3L);
    }

    [Test]
    public async Task Where_the_schema_before_was_not_kept_the_fingerprints_and_what_the_script_did_are_named()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder();
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();
        folder.Write("0003_email.down.sql", "ALTER TABLE users DROP COLUMN name;");

        var failed = (await migrator.Invoking(m => m.Administration.RollBackAsync(new RollBackRequest { Steps = 1, Reason = "r" })).Should().ThrowAsync<MigrationFailedException>()).Which;

        failed.Message.Should().MatchRegex("it would be sha256:v1:[0-9a-f]{64}, and was sha256:v1:[0-9a-f]{64}, which was not kept").And.Contain("What the script did:").And.Contain("name");
    }

    [Test]
    public async Task A_script_that_fails_leaves_its_migration_applied_and_what_was_undone_before_it_undone()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder().Write("0002_posts.down.sql", "DROP TABLE posts;\nDROP TABLE nothing;");
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();

        var failed = (await migrator.Invoking(m => m.Administration.RollBackAsync(new RollBackRequest { Steps = 2, Reason = "r" })).Should().ThrowAsync<MigrationFailedException>()).Which;

        failed.Place!.Line.Should().Be(2);
        failed.SqlState.Should().Be("42P01");
        failed.Committed.Should().Equal("0003_email.down.sql");
        (await Query.ScalarAsync(database.ConnectionString, Kinds)).Should().Be("applied 0001, applied 0002, applied 0003, rolled_back 0003");
    }

    [Test]
    public async Task What_cannot_be_undone_is_refused_all_at_once_before_anything_runs()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder().Write("0004_comments.sql", "CREATE TABLE comments (id int);").Write("0005_index.sql", "CREATE TABLE tags (id int);")
            .Write("0005_index.down.sql", "-- TRANSACTION: none\nDROP TABLE tags;").Write("0006_likes.sql", "CREATE TABLE likes (id int);").Write("0006_likes.down.sql", "BEGIN; DROP TABLE likes; COMMIT; SELECT 1;");
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();

        var refused = (await migrator.Invoking(m => m.Administration.RollBackAsync(new RollBackRequest { Steps = 3, Reason = "r" })).Should().ThrowAsync<MigrationValidationException>()).Which;

        refused.Findings.Select(finding => (finding.Rule, finding.Subject)).Should().BeEquivalentTo(new[]
        {
            ("rollback/no-script", "0004_comments"),
            ("rollback/no-transaction", "0005_index.down.sql"),
            ("authoring/transaction-control", "0006_likes.down.sql"),
            ("authoring/transaction-control", "0006_likes.down.sql"),
        });
        refused.Message.Should().StartWith("Nothing was changed. 4 errors:").And.Contain("0004_comments.sql has no rollback script: 0004_comments.down.sql is not there.");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT to_regclass('likes') IS NOT NULL")).Should().Be(true);
    }

    [Test]
    public async Task Nothing_is_undone_while_something_that_stays_depends_on_it()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder().Write("R__names.sql", "-- DEPENDS: 0003\nCREATE OR REPLACE VIEW names AS SELECT email FROM users;");
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();

        var refused = (await migrator.Invoking(m => m.Administration.RollBackAsync(new RollBackRequest { Steps = 1, Reason = "r", Unproved = true })).Should().ThrowAsync<MigrationValidationException>()).Which;

        refused.Findings.Should().ContainSingle().Which.Message.Should().Be("R__names.sql depends on 0003_email.sql, is applied and would stay.");
    }

    [Test]
    public async Task What_the_ledger_cannot_compare_is_undone_only_when_that_is_said()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder().Write("R__ids.sql", "CREATE OR REPLACE VIEW ids AS SELECT id FROM users;");
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();

        var refused = (await migrator.Invoking(m => m.Administration.RollBackAsync(new RollBackRequest { Steps = 1, Reason = "r" })).Should().ThrowAsync<MigrationValidationException>()).Which;
        var result = await migrator.Administration.RollBackAsync(new RollBackRequest { Steps = 1, Reason = "r", Unproved = true });

        refused.Findings.Single().Rule.Should().Be("rollback/unproved");
        refused.Message.Should().Contain("roll back unproved: RollBackRequest.Unproved, or --unproved.");
        result.RolledBack.Single().Should().BeEquivalentTo(new { FileName = "0003_email.sql", IsProved = false });
        (await migrator.Runner.ValidateAsync()).Findings.Should().BeEmpty();
    }

    [Test]
    public async Task A_baseline_and_what_it_stands_for_are_not_rolled_back()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder();
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();
        var fingerprint = await Query.ScalarAsync(database.ConnectionString, "SELECT schema_fingerprint FROM strict_migrations.ledger ORDER BY id DESC LIMIT 1");
        folder.Write("0010_base.sql", $"-- BASELINE: 0001-0009\n-- SCHEMA: {fingerprint}\nSELECT 1;").Write("0010_base.down.sql", "SELECT 1;");
        await migrator.MigrateAsync();

        var refused = (await migrator.Invoking(m => m.Administration.RollBackAsync(new RollBackRequest { Steps = 2, Reason = "r" })).Should().ThrowAsync<MigrationValidationException>()).Which;

        refused.Findings.Select(finding => (finding.Rule, finding.Subject)).Should().Equal(("rollback/not-run", "0010_base"), ("rollback/not-run", "0003_email"));
    }

    [Test]
    public async Task Nothing_is_rolled_back_while_a_migration_is_interrupted()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder().Write("0004_half.sql", "-- TRANSACTION: none\nCREATE INDEX CONCURRENTLY a ON users (name);\nCREATE INDEX CONCURRENTLY b ON users (nothing);");
        await using var migrator = Migrator(database, folder);
        await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationFailedException>();

        var refused = (await migrator.Invoking(m => m.Administration.RollBackAsync(new RollBackRequest { Steps = 1, Reason = "r" })).Should().ThrowAsync<MigrationValidationException>()).Which;

        refused.Findings.Single().Message.Should().StartWith("0004_half.sql is interrupted");
    }

    [TestCase(9, null, "r", "9 steps cannot be rolled back: 3 versioned migrations are applied. Nothing was changed.")]
    [TestCase(0, null, "r", "0 steps cannot be rolled back. Give 1 or more. Nothing was changed.")]
    [TestCase(null, "0007", "r", "Version 0007 is not applied*")]
    [TestCase(null, "0003", "r", "There is nothing to roll back: 0003 is the highest version that is applied*")]
    [TestCase(null, null, "r", "Say how far to roll back*")]
    [TestCase(1, null, " ", "Rolling back needs a reason*")]
    public async Task A_wrong_request_is_explained(int? steps, string? to, string reason, string message)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder();
        await using var migrator = Migrator(database, folder);
        await migrator.MigrateAsync();

        var request = new RollBackRequest { Steps = steps, To = to is null ? null : MigrationVersion.Parse(to), Reason = reason };

        await migrator.Invoking(m => m.Administration.RollBackAsync(request)).Should().ThrowAsync<MigrationConfigurationException>().WithMessage(message);
    }

    private static MigrationFolder Folder() => new MigrationFolder()
        .Write("0001_users.sql", "CREATE TABLE users (id int, name text);")
        .Write("0002_posts.sql", "CREATE TABLE posts (id int);")
        .Write("0002_posts.down.sql", "SET search_path = ''; DROP TABLE public.posts;")
        .Write("0003_email.sql", "ALTER TABLE users ADD COLUMN email text;")
        .Write("0003_email.down.sql", "ALTER TABLE users DROP COLUMN email;");

    private static StrictMigrator Migrator(TestDatabase database, MigrationFolder folder) =>
        StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath));
}
