namespace StrictMigrations.Tests.Adoption;

/// <summary>The history of the seed's script runner, with all that was wrong with it.</summary>
public sealed class AdoptTests
{
    private const string Table =
        """
        CREATE TABLE users (id int);
        CREATE TABLE schema_migrations (id serial PRIMARY KEY, filename varchar(255) NOT NULL, executed_at timestamptz DEFAULT now(),
            checksum varchar(64), execution_time_ms integer, status varchar(20), error_message text);
        INSERT INTO schema_migrations (filename, executed_at, checksum, execution_time_ms, status, error_message) VALUES
            ('0001_users.sql', '2025-01-02 10:00:00+01', md5(E'CREATE TABLE users (id int);\n'), 12, 'completed', NULL),
            ('0002_posts.sql', '2025-01-02 10:00:01+01', md5(E'CREATE TABLE posts\r\n(id int);\r\n'), 7, 'completed', NULL),
            ('0003_roles.sql', '2025-01-03 10:00:00+01', 'manual', NULL, 'completed', NULL),
            ('0003_tags.sql', '2025-01-03 10:00:00+01', NULL, 1, NULL, NULL),
            ('0007_admin.sql', '2025-01-04 10:00:00+01', md5('x'), 3, 'failed', 'column "password_hash" does not exist');
        """;

    [Test]
    public async Task Every_row_becomes_what_can_be_proved_of_it()
    {
        await using var adoption = await StartAsync();

        var report = await adoption.AdoptAsync();

        report.Rows.Select(row => $"{row.Recorded} {row.Becomes}: {row.Note}").Should().Equal(
            "0001_users.sql Applied: the checksum is the file's",
            "0002_posts.sql Applied: the checksum is the file's after changing its line ends",
            "0003_roles.sql Unverified: 'manual' is no checksum: nothing proves which text ran",
            "0003_tags.sql Unverified: no checksum was recorded: nothing proves which text ran",
            "0007_admin.sql Failed: failed: column \"password_hash\" does not exist");
        report.Table.Should().Be("public.schema_migrations");
        (await adoption.StatesAsync()).Should().Equal(
            "0001_users Applied", "0002_posts Applied", "0003_roles Unverified", "0003_tags Unverified", "0007_admin Failed", "0008_more Pending");
    }

    [Test]
    public async Task The_ledger_says_what_the_table_said()
    {
        await using var adoption = await StartAsync();

        var report = await adoption.AdoptAsync();

        (await adoption.RunAsync("SELECT string_agg(concat_ws('|', id, kind, version, name, duration_us, error_message, reason), E'\n' ORDER BY id) FROM strict_migrations.ledger")).Should().Be(
            """
            1|imported|0001|users|12000|public.schema_migrations of a script runner: 0001_users.sql, executed 2025-01-02 09:00:00 UTC; the checksum is the file's
            2|imported|0002|posts|7000|public.schema_migrations of a script runner: 0002_posts.sql, executed 2025-01-02 09:00:01 UTC; the checksum is the file's after changing its line ends
            3|imported|0003|roles|public.schema_migrations of a script runner: 0003_roles.sql, executed 2025-01-03 09:00:00 UTC; 'manual' is no checksum: nothing proves which text ran
            4|imported|0003|tags|1000|public.schema_migrations of a script runner: 0003_tags.sql, executed 2025-01-03 09:00:00 UTC; no checksum was recorded: nothing proves which text ran
            5|failed|0007|admin|3000|column "password_hash" does not exist|public.schema_migrations of a script runner: 0007_admin.sql, executed 2025-01-04 09:00:00 UTC; failed: column "password_hash" does not exist
            """);
        (await adoption.RunAsync("SELECT bool_and(checksum LIKE 'sha256:v1:%') FROM strict_migrations.ledger WHERE version IN ('0001', '0002')")).Should().Be(true);
        (await adoption.RunAsync("SELECT bool_or(checksum IS NOT NULL) FROM strict_migrations.ledger WHERE version IN ('0003', '0007')")).Should().Be(false);
        report.Head.Id.Should().Be(5);
        (await adoption.RunAsync("SELECT count(*) FROM schema_migrations")).Should().Be(5L);
    }

    [Test]
    public async Task What_is_there_at_the_adoption_is_the_schema_that_later_starts_compare_with()
    {
        await using var adoption = await StartAsync();
        await adoption.AdoptAsync();
        (await adoption.Migrator.Runner.ValidateAsync()).Findings.Should().NotContain(finding => finding.Rule.StartsWith("drift/"));

        await adoption.RunAsync("ALTER TABLE users ADD COLUMN surprise text");

        (await adoption.Migrator.Runner.ValidateAsync()).Findings.Should().Contain(finding => finding.Rule.StartsWith("drift/") && finding.Message.Contains("surprise"));
    }

    [Test]
    public async Task A_dry_run_writes_nothing_at_all()
    {
        await using var adoption = await StartAsync();

        var report = await adoption.AdoptAsync(new AdoptRequest { DryRun = true });

        report.Rows.Should().HaveCount(5);
        report.IsDryRun.Should().BeTrue();
        (await adoption.RunAsync("SELECT to_regnamespace('strict_migrations')::text")).Should().Be(DBNull.Value);
    }

    [Test]
    public async Task A_second_adoption_is_refused()
    {
        await using var adoption = await StartAsync();
        await adoption.AdoptAsync();

        var refused = await adoption.RefusedAsync();

        refused.Message.Should().Contain("adopt/ledger-exists").And.Contain("The ledger has 5 events already");
        (await adoption.RunAsync("SELECT count(*) FROM strict_migrations.ledger")).Should().Be(5L);
    }

    [TestCase("execution_time_ms, status, error_message", "execution_time_ms, status, error_message")]
    [TestCase("id, executed_at, checksum", "executed_at, checksum, id")]
    public async Task An_earlier_shape_of_the_table_is_read_and_said_to_be_one(string dropped, string missing)
    {
        await using var adoption = await StartAsync();
        await adoption.RunAsync("DELETE FROM schema_migrations WHERE status = 'failed'");
        foreach (var column in dropped.Split(", "))
            await adoption.RunAsync($"ALTER TABLE schema_migrations DROP COLUMN {column}");

        var report = await adoption.AdoptAsync();

        report.Rows.Should().HaveCount(4).And.OnlyContain(row => row.Becomes == AdoptedAs.Applied || row.Becomes == AdoptedAs.Unverified);
        report.Findings.Single().Message.Should().Contain($"The table has no {missing}:");
    }

    [Test]
    public async Task What_was_imported_is_not_run_again_and_what_failed_is()
    {
        await using var adoption = await StartAsync();
        await adoption.RunAsync("DELETE FROM schema_migrations WHERE filename = '0003_tags.sql'");
        File.Delete(Path.Combine(adoption.Folder.FullPath, "0003_tags.sql"));
        await adoption.AdoptAsync();

        var result = await adoption.Migrator.MigrateAsync();

        result.Applied.Select(applied => applied.FileName).Should().Equal("0007_admin.sql", "0008_more.sql");
    }

    private static async Task<AdoptionCase> StartAsync() => (await AdoptionCase.StartAsync(Table))
        .Write("0001_users.sql", "CREATE TABLE users (id int);\n")
        .Write("0002_posts.sql", "CREATE TABLE posts\n(id int);\n")
        .Write("0003_roles.sql", "CREATE TABLE roles (id int);\n")
        .Write("0003_tags.sql", "CREATE TABLE tags (id int);\n")
        .Write("0007_admin.sql", "CREATE TABLE admin (id int);\n")
        .Write("0008_more.sql", "CREATE TABLE more (id int);\n");
}
