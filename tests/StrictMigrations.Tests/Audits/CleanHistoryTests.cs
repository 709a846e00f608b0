namespace StrictMigrations.Tests.Audits;

/// <summary>A history that is as it should be, and what breaks it.</summary>
public sealed class CleanHistoryTests
{
    private const string Request = "schema_migrations";

    private AuditedDatabase _database = null!;

    [SetUp]
    public async Task CreateAsync()
    {
        _database = await AuditedDatabase.EmptyAsync();
        _database.Write("0001_users.sql", """
            CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL UNIQUE, "Full Name" text);
            CREATE TABLE roles (name text PRIMARY KEY);
            CREATE TABLE user_roles (user_id bigint REFERENCES users (id), role text REFERENCES roles, PRIMARY KEY (user_id, role), CHECK (role <> ''));
            INSERT INTO roles (name) VALUES ('owner'), ('viewer');
            """);
        _database.Write("0002_active_users.sql", """
            -- DEPENDS: 0001_users.sql
            ALTER TABLE users ADD COLUMN active boolean, ADD COLUMN since date, ADD CONSTRAINT users_since CHECK (since > '2000-01-01');
            UPDATE users u SET active = true, since = current_date WHERE u.active IS NULL AND NOT (email LIKE 'x%' OR email IN (SELECT name FROM roles));
            ALTER TABLE users ALTER COLUMN active SET NOT NULL, RENAME COLUMN since TO joined;
            """.Replace(", RENAME COLUMN since TO joined", ";\nALTER TABLE users RENAME COLUMN since TO joined", StringComparison.Ordinal));
        _database.Write("0003_lookups.sql", """
            CREATE INDEX users_joined_idx ON users USING btree (joined DESC NULLS LAST, lower(email), (email || 'x')) WHERE active;
            CREATE VIEW active_users AS SELECT u.id, u.email FROM users u JOIN user_roles r ON r.user_id = u.id;
            SELECT count(*) FROM active_users WHERE email = 'a' AND id BETWEEN 1 AND 2;
            CREATE TABLE archive AS SELECT * FROM users;
            DELETE FROM archive WHERE joined < current_date;
            DO $$ BEGIN EXECUTE format('CREATE TABLE %I (note text)', 'made_' || 'up'); CREATE TABLE notes (text text); END $$;
            INSERT INTO notes (text) SELECT email FROM users;
            WITH gone AS (DELETE FROM notes RETURNING text) INSERT INTO roles (name) SELECT text FROM gone ON CONFLICT (name) DO NOTHING;
            DROP TABLE archive;
            CREATE TABLE archive (id bigint, kept_on date);
            UPDATE archive SET kept_on = now() FROM users WHERE users.id = archive.id AND joined IS NULL;
            SELECT pg_catalog.set_config('app.x', '1', true) FROM pg_class WHERE relname = 'users';
            """);
        await _database.ExecuteAsync("CREATE TABLE schema_migrations (id serial, filename text, executed_at timestamptz DEFAULT now(), checksum text, execution_time_ms int, status text DEFAULT 'completed', error_message text)");
        foreach (var file in Directory.GetFiles(_database.Folder).Order(StringComparer.Ordinal).Select(path => Path.GetFileName(path)))
        {
            await _database.ExecuteAsync(_database.Read(file));
            await _database.ExecuteAsync($"INSERT INTO schema_migrations (filename, checksum) VALUES ('{file}', '{Md5.Of(_database, file)}')");
        }
    }

    [TearDown]
    public ValueTask DropAsync() => _database.DisposeAsync();

    [Test]
    public async Task A_clean_history_gives_no_finding()
    {
        var report = await _database.AuditAsync(new AuditRequest { HistoryTable = Request }, replays: true);

        report.Findings.Should().BeEmpty();
        report.Migrations.Should().OnlyContain(migration => migration.State == AuditState.Applied).And.HaveCount(3);
        report.RiskNow.Level.Should().Be(RiskLevel.Low);
        report.Rescue.Select(step => step.Command).Should().Equal(
            "strict-migrations adopt --history public.schema_migrations --dry-run", "strict-migrations adopt --history public.schema_migrations", "strict-migrations migrate", "strict-migrations validate");
    }

    [Test]
    public async Task A_pending_file_is_no_finding()
    {
        _database.Write("0004_later.sql", "ALTER TABLE users ADD COLUMN later text;");

        var report = await _database.AuditAsync(new AuditRequest { HistoryTable = Request }, replays: true);

        report.Findings.Should().BeEmpty();
        report.Migrations.Should().ContainSingle(migration => migration.State == AuditState.Pending).Which.FileName.Should().Be("0004_later.sql");
    }

    [Test]
    public Task A_change_by_hand_is_a_schema_that_the_history_does_not_explain() => Finds(
        "ALTER TABLE users ADD COLUMN by_hand text", "audit/schema-unexplained public.schema_migrations");

    [Test]
    public Task An_edited_file_is_one_that_ran_with_another_text()
    {
        _database.Replace("0001_users.sql", "'viewer'", "'reader'");
        return Finds(null, "audit/modified 0001_users.sql");
    }

    [Test]
    public Task A_row_without_checksum_proves_nothing() => Finds(
        "UPDATE schema_migrations SET checksum = NULL WHERE id = 2", "audit/unverifiable 0002_active_users.sql");

    [Test]
    public Task Two_rows_of_one_file_contradict_each_other() => Finds(
        "INSERT INTO schema_migrations (filename, checksum) SELECT filename, checksum FROM schema_migrations WHERE id = 2", "audit/duplicate-row 0002_active_users.sql");

    [Test]
    public Task A_failure_before_the_success_is_no_finding() => Finds(
        "INSERT INTO schema_migrations (id, filename, status) VALUES (0, '0003_lookups.sql', 'failed')");

    [Test]
    public Task A_row_of_another_application_names_no_migration() => Finds(
        "INSERT INTO schema_migrations (filename, checksum) VALUES ('billing.invoices', 'x')", "audit/foreign-row billing.invoices");

    [Test]
    public Task A_history_without_one_row_about_these_files_is_another_applications() => Finds(
        "UPDATE schema_migrations SET filename = '9' || filename, checksum = md5(filename)", "audit/other-application public.schema_migrations");

    [Test]
    public Task A_status_that_is_no_known_word_is_not_guessed() => Finds(
        "UPDATE schema_migrations SET status = 'perhaps' WHERE id = 3", "audit/unknown-status 0003_lookups.sql");

    [Test]
    public Task A_history_without_status_cannot_tell_failures() => Finds(
        "ALTER TABLE schema_migrations DROP COLUMN status, DROP COLUMN error_message", "audit/history-columns public.schema_migrations");

    [Test]
    public Task A_file_with_a_new_number_is_the_one_that_ran()
    {
        File.Move(Path.Combine(_database.Folder, "0003_lookups.sql"), Path.Combine(_database.Folder, "0005_views.sql"));
        return Finds(null, "audit/gap 0005_views.sql", "audit/renamed 0003_lookups.sql");
    }

    [Test]
    public Task A_file_that_is_gone_is_missed()
    {
        File.Delete(Path.Combine(_database.Folder, "0003_lookups.sql"));
        return Finds(null, "audit/missing 0003_lookups.sql", "audit/schema-unexplained public.schema_migrations");
    }

    [Test]
    public Task A_misnamed_file_and_one_that_cannot_be_read_are_said()
    {
        _database.Write("4_short.sql", "SELECT 1;");
        _database.Write("0004_open.sql", "SELECT 'never closed;");
        return Finds(null, "audit/misnamed 4_short.sql", "audit/unreadable 0004_open.sql", "audit/fresh-fails 0004_open.sql");
    }

    [Test]
    public async Task A_table_of_an_unknown_shape_is_refused_with_its_columns()
    {
        await _database.ExecuteAsync("CREATE TABLE odd (a int, b text)");

        var audit = () => _database.AuditAsync(new AuditRequest { HistoryTable = "odd" });

        (await audit.Should().ThrowAsync<MigrationConfigurationException>()).WithMessage("*public.odd has the columns a, b*");
    }

    [Test]
    public async Task What_is_not_in_one_database_is_not_replayed()
    {
        _database.Write("0004_role.sql", "CREATE ROLE audit_never_created;");

        var report = await _database.AuditAsync(new AuditRequest { HistoryTable = Request }, replays: true);

        AuditedDatabase.Short(report).Should().Equal("audit/not-replayed public.schema_migrations");
        (await Query.ScalarAsync(_database.ConnectionString, "SELECT count(*) FROM pg_roles WHERE rolname = 'audit_never_created'")).Should().Be(0L);
    }

    private async Task Finds(string? change, params string[] findings)
    {
        if (change is not null)
            await _database.ExecuteAsync(change);

        AuditedDatabase.Short(await _database.AuditAsync(new AuditRequest { HistoryTable = Request }, replays: true)).Should().BeEquivalentTo(findings);
    }
}
