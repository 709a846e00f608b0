namespace StrictMigrations.Tests.Audits;

/// <summary>Each pathology of the sample taken away: its findings go, and only they.</summary>
public sealed class PathologyTests
{
    private string[] _all = null!;

    [OneTimeSetUp]
    public async Task AuditTheSampleAsync()
    {
        await using var database = await AuditedDatabase.OfSampleAsync();
        _all = AuditedDatabase.Short(await database.AuditAsync());
    }

    [Test]
    public Task A_verification_that_verifies_something_ends_doing_nothing() => Ends(
        database => database.Replace("0028_final_verification.sql", "RAISE NOTICE 'Migration 0028: schema verified, % checks passed', 28;", "UPDATE roles SET description = 'checked';"),
        "audit/does-nothing 0028_final_verification.sql");

    [Test]
    public Task A_row_with_a_checksum_ends_being_unverifiable() => Ends(
        database => database.ExecuteAsync("UPDATE schema_migrations SET checksum = '" + Md5.Of(database, "0029_add_content_metrics_created_at.sql") + "' WHERE checksum = 'manual'"),
        "audit/unverifiable 0029_add_content_metrics_created_at.sql");

    [Test]
    public Task The_line_ends_of_the_former_machine_end_the_difference() => Ends(
        database => database.Write("0005_billing.sql", database.Read("0005_billing.sql").Replace("\n", "\r\n", StringComparison.Ordinal)),
        "audit/line-ends 0005_billing.sql");

    [Test]
    public Task A_file_for_the_gap_ends_it_and_the_dependency_on_it() => Ends(
        database => database.Write("0016_user_security.sql", "ALTER TABLE users ADD COLUMN IF NOT EXISTS failed_logins integer;"),
        "audit/gap 0017_invitation_expiry.sql", "audit/unmet-dependency 0024_password_policy.sql");

    [Test]
    public Task A_number_of_its_own_ends_a_duplicate() => Ends(
        async database =>
        {
            File.Move(Path.Combine(database.Folder, "0004_workflows.sql"), Path.Combine(database.Folder, "0016_workflows.sql"));
            await database.ExecuteAsync("UPDATE schema_migrations SET filename = '0016_workflows.sql' WHERE filename = '0004_workflows.sql'");
        },
        "audit/duplicate-number 0004", "audit/gap 0017_invitation_expiry.sql");

    [Test]
    public Task Another_definition_for_one_of_the_same_files_leaves_the_rest_of_them() => Ends(
        database => database.Replace("0026_complete_schema.sql", "CREATE TABLE IF NOT EXISTS workflows (\r\n    id serial PRIMARY KEY,\r\n    name text\r\n);", ""),
        "audit/redefined table workflows");

    [Test]
    public Task The_right_column_ends_the_dependency() => Ends(
        database => database.Replace("0019_seed_administrator.sql", "password_hash", "password"),
        "audit/undeclared-dependency 0019_seed_administrator.sql");

    [Test]
    public Task A_dependency_that_is_there_ends_the_unmet_one() => Ends(
        database => database.Replace("0017_invitation_expiry.sql", "0001_core_tables_clean.sql", "0001_core_tables_idempotent.sql"),
        "audit/unmet-dependency 0017_invitation_expiry.sql");

    [Test]
    public Task A_file_beside_that_is_gone_is_not_reported() => Ends(
        database => File.Delete(Path.Combine(database.Folder, "0007_password_hash_index.sql.backup")),
        "audit/file-beside 0007_password_hash_index.sql.backup");

    [Test]
    public Task The_expected_column_ends_the_false_expectation() => Ends(
        database => database.ExecuteAsync("ALTER TABLE users ADD COLUMN password_hash text"),
        "audit/false-expectation column users.password_hash");

    [Test]
    public Task A_migration_that_succeeded_blocks_nothing_and_what_is_behind_it_never_ran()
    {
        string[] behind = [.. Directory.GetFiles(Path.Combine(Repository.Root, "samples/BrokenHistory/migrations"), "*.sql").Select(Path.GetFileName).OfType<string>()
            .Where(file => string.CompareOrdinal(file, "0008") > 0 && string.CompareOrdinal(file, "0029") < 0)];
        behind.Should().HaveCount(20);
        return Changes(
            database => database.ExecuteAsync("UPDATE schema_migrations SET status = 'completed', error_message = NULL WHERE status = 'failed'"),
            gone: ["audit/blocked 0007_password_hash_index.sql", "audit/failed 0007_password_hash_index.sql"],
            added: [.. behind.Select(file => $"audit/never-executed {file}")]);
    }

    [Test]
    public Task Without_its_replacement_a_retired_file_is_still_one_that_ran() => Changes(
        database => File.Move(Path.Combine(database.Folder, "0001_core_tables_clean.sql.retired"), Path.Combine(database.Folder, "0001_core_tables_clean.sql")),
        gone: ["audit/retired-but-executed 0001_core_tables_clean.sql", "audit/unmet-dependency 0017_invitation_expiry.sql"],
        added: ["audit/duplicate-number 0001", "audit/redefined table users", "audit/undeclared-dependency 0001_core_tables_clean.sql"]);

    [Test]
    public Task On_a_checkout_with_LF_no_checksum_matches_and_nothing_else_is_said() => Changes(
        database =>
        {
            foreach (var file in Directory.GetFiles(database.Folder).Select(path => Path.GetFileName(path)))
                database.Write(file, database.Read(file).Replace("\r\n", "\n", StringComparison.Ordinal));
        },
        gone: [],
        added:
        [
            "audit/line-ends 0000_functions.sql", "audit/line-ends 0001_core_tables_clean.sql.retired", "audit/line-ends 0002_user_preferences.sql", "audit/line-ends 0003_content_tables.sql",
            "audit/line-ends 0003_media_library.sql", "audit/line-ends 0004_ai_models.sql", "audit/line-ends 0004_workflows.sql",
        ]);

    [Test]
    public async Task The_earlier_shape_of_the_history_knows_no_failure_and_says_so()
    {
        await using var database = await AuditedDatabase.OfSampleAsync("history-early.sql");

        var found = AuditedDatabase.Short(await database.AuditAsync());

        _all.Except(found).Should().BeEquivalentTo("audit/failed 0007_password_hash_index.sql", "audit/blocked 0007_password_hash_index.sql");
        found.Except(_all).Should().HaveCount(22).And.Contain("audit/history-columns public.schema_migrations").And.Contain("audit/never-executed 0007_password_hash_index.sql");
    }

    private Task Ends(Action<AuditedDatabase> change, params string[] gone) => Changes(change, gone, []);

    private Task Ends(Func<AuditedDatabase, Task> change, params string[] gone) => Changes(change, gone, []);

    private Task Changes(Action<AuditedDatabase> change, string[] gone, string[] added) => Changes(
        database =>
        {
            change(database);
            return Task.CompletedTask;
        },
        gone,
        added);

    private async Task Changes(Func<AuditedDatabase, Task> change, string[] gone, string[] added)
    {
        await using var database = await AuditedDatabase.OfSampleAsync();
        await change(database);

        var found = AuditedDatabase.Short(await database.AuditAsync());

        _all.Except(found).Should().BeEquivalentTo(gone);
        found.Except(_all).Should().BeEquivalentTo(added.Except(_all));
    }
}
