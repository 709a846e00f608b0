namespace StrictMigrations.Tests.Running;

/// <summary>What a hostile user tried.</summary>
public sealed class HostileTests
{
    private const string Interrupted = "-- TRANSACTION: none\nCREATE INDEX CONCURRENTLY g_a ON g (a);\nSELECT 1 / 0;";

    [Test]
    public async Task An_interrupted_migration_is_not_forgotten_when_its_file_is_gone()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_g.sql", "CREATE TABLE g (a int);").Write("0002_n.sql", Interrupted);
        await sandbox.FailAsync<MigrationFailedException>();
        sandbox.Delete("0002_n.sql");

        (await sandbox.FailAsync<MigrationValidationException>()).Findings.Select(finding => finding.Rule).Should().Contain("history/interrupted");
    }

    [Test]
    public async Task A_resolution_can_be_taken_back_by_another_one()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_g.sql", "CREATE TABLE g (a int);").Write("0002_n.sql", "-- EXPECTS: table h\n" + Interrupted);
        await sandbox.FailAsync<MigrationFailedException>();
        await using var migrator = sandbox.Migrator();
        await migrator.Administration.ResolveAsync(new ResolveRequest { Migration = "0002", Resolution = Resolution.Continue });

        var done = () => migrator.Administration.ResolveAsync(new ResolveRequest { Migration = "0002", Resolution = Resolution.Done });

        await done.Should().ThrowAsync<MigrationConfigurationException>().WithMessage("0002_n.sql is not done: expected table h; it is not there*");
        await sandbox.ExecuteAsync("CREATE TABLE h ()");
        (await done()).Kind.Should().Be(EventKind.Resolved);
    }

    [Test]
    public void A_ledger_does_not_live_among_the_migrations_objects()
    {
        var create = () => StrictMigrator.Create(m => m.UseConnectionString("Host=nowhere").FromDirectory("m").Configure(o => o.LedgerSchema = "public"));

        create.Should().Throw<MigrationConfigurationException>().WithMessage("*LedgerSchema is 'public'*a schema of its own*");
    }

    [TestCase("information_schema")]
    [TestCase("pg_ledger")]
    public void A_ledger_does_not_live_in_a_schema_of_the_server(string schema)
    {
        var create = () => StrictMigrator.Create(m => m.UseConnectionString("Host=nowhere").FromDirectory("m").Configure(o => o.LedgerSchema = schema));

        create.Should().Throw<MigrationConfigurationException>().WithMessage($"*LedgerSchema is '{schema}': PostgreSQL keeps information_schema and names that begin with pg_ to itself.");
    }

    [Test]
    public void Severities_and_a_search_path_that_mean_nothing_are_named()
    {
        var create = () => StrictMigrator.Create(m => m.UseConnectionString("Host=nowhere").FromDirectory("m").Configure(o =>
        {
            o.Rules["history/missing"] = (Severity)7;
            o.SearchPath = "app, \"Other";
        }));

        create.Should().Throw<MigrationConfigurationException>().WithMessage(
            """
            The options of StrictMigrations are wrong. Nothing was changed.
              Rules sets 'history/missing' to 7: choose one of Off, Info, Warning, Error.
              SearchPath is 'app, "Other': give names of schemas with commas between them, those with special characters in double quotes.
            """);
    }

    [TestCase("")]
    [TestCase("\"\"")]
    [TestCase("app, \"\"")]
    [TestCase("app,\"$user\", \"Mixed \"\"Case\"\"\" ,public")]
    public async Task A_search_path_is_written_as_the_server_reads_it(string path)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_a.sql", $"DO $$ BEGIN IF current_setting('search_path') <> '{path}' THEN RAISE '%', current_setting('search_path'); END IF; END $$;");

        (await sandbox.MigrateAsync(o => o.SearchPath = path)).Applied.Should().ContainSingle();
    }

    [Test]
    public async Task What_would_not_be_checked_is_refused_where_schema_validation_is_off()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_a.sql", "-- REQUIRES: schema public\n-- EXPECTS: table a\nCREATE TABLE a ();");

        var refused = await sandbox.FailAsync<MigrationValidationException>(o => o.SchemaValidation = false);

        refused.Findings.Select(finding => finding.Message).Should().Equal(
            "REQUIRES would not be checked, because schema validation is off.", "EXPECTS would not be checked, because schema validation is off.");
        (await sandbox.TablesAsync()).Should().Be(DBNull.Value);
    }

    [Test]
    public async Task Files_in_folders_below_are_not_read()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        Directory.CreateDirectory(Path.Combine(sandbox.Folder.FullPath, "archive"));
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();").Write("archive/0002_b.sql", "CREATE TABLE b ();");

        (await sandbox.MigrateAsync()).Applied.Select(applied => applied.FileName).Should().Equal("0001_a.sql");
    }

    [Test]
    public async Task A_placeholder_s_value_stands_in_no_message_and_in_no_row_of_the_ledger()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_role.sql", "SELECT ${password:literal}::int;");

        var failure = await sandbox.FailAsync<MigrationFailedException>(o => o.Placeholders["password"] = "TOPSECRET");

        failure.ToString().Should().Contain("invalid input syntax for type integer: \"${password}\"").And.NotContain("TOPSECRET");
        (await sandbox.ScalarAsync("SELECT error_message FROM strict_migrations.ledger")).Should().Be("invalid input syntax for type integer: \"${password}\"");
    }

    [Test]
    public async Task A_folder_that_is_named_as_a_migration_is_reported()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_g.sql", "CREATE TABLE g (a int);");
        Directory.CreateDirectory(Path.Combine(sandbox.Folder.FullPath, "0002_folder.sql"));

        (await sandbox.FailAsync<MigrationValidationException>()).Findings.Single(finding => finding.Severity == Severity.Error).Rule.Should().Be("naming/unreadable");
    }

    [Test]
    public async Task Drift_is_looked_for_after_a_run_that_only_recorded_a_retirement()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_g.sql", "CREATE TABLE g (a int, b int);");
        await sandbox.MigrateAsync();
        sandbox.Write("0002_never.sql.retired", "-- RETIRED: 2026-11-22 (never needed)\nSELECT 1;");
        await sandbox.MigrateAsync();
        await sandbox.ExecuteAsync("ALTER TABLE g DROP COLUMN b");

        (await sandbox.FailAsync<MigrationValidationException>()).Findings.Single().Subject.Should().Be("column public.g.b");
    }

    [Test]
    public async Task A_renamed_schema_public_is_drift()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_g.sql", "CREATE TABLE g (a int);");
        await sandbox.MigrateAsync();
        await sandbox.ExecuteAsync("ALTER SCHEMA public RENAME TO old");

        (await sandbox.FailAsync<MigrationValidationException>()).Findings.Should().Contain(finding => finding.Rule.StartsWith("drift/"));
    }

    [Test]
    public async Task A_recorded_schema_that_was_altered_is_not_believed()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_g.sql", "CREATE TABLE g (a int);");
        await sandbox.MigrateAsync();
        sandbox.Write("0002_h.sql", "CREATE TABLE h (a int);");
        await sandbox.MigrateAsync();
        await sandbox.ExecuteAsync("ALTER TABLE strict_migrations.snapshot DISABLE TRIGGER append_only; UPDATE strict_migrations.snapshot s SET body = (SELECT body FROM strict_migrations.snapshot o WHERE o.fingerprint <> s.fingerprint); DROP TABLE h");

        (await sandbox.FailAsync<MigrationDatabaseException>()).Message.Should().Contain("was altered");
    }
}
