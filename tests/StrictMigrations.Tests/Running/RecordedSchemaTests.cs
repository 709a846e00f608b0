using Npgsql;
using StrictMigrations.Testing;
using StrictMigrations.Tests.Docs;

namespace StrictMigrations.Tests.Running;

/// <summary>What a start makes of the recorded schema when names are odd, options changed, or it cannot be read.</summary>
public sealed class RecordedSchemaTests
{
    private const string OddSchema = "Odd. \"Schema\" é*";
    private const string OddTable = "T.a \"b\" ü ; --";
    private const string LongColumn = "spalte_mit_63_bytes_äöü_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    [Test]
    public async Task Names_with_quotes_dots_blanks_and_other_letters_go_through_whole_runs()
    {
        System.Text.Encoding.UTF8.GetByteCount(LongColumn).Should().Be(63);
        await using var database = await TestServer.NewDatabaseAsync();
        var (schema, table, column) = (Quote(OddSchema), $"{Quote(OddSchema)}.{Quote(OddTable)}", $"{Quote(OddSchema)}.{Quote(OddTable)}.{Quote(LongColumn)}");
        using var folder = new MigrationFolder().Write("0001_odd.sql", $"""
            -- EXPECTS: schema {schema}
            -- EXPECTS: table {table}
            -- EXPECTS: column {column} text not null
            -- EXPECTS: index {Quote("I.\"x\"")} on {table}
            -- EXPECTS: no column {table}."x"
            CREATE SCHEMA {schema};
            CREATE TABLE {table} (id int, {Quote(LongColumn)} text NOT NULL);
            CREATE INDEX {Quote("I.\"x\"")} ON {table} (id);
            """);
        await using var migrator = Migrator(database, folder, options => options.ManagedSchemas.Add(OddSchema));
        (await migrator.MigrateAsync()).Applied.Should().ContainSingle();
        await Query.ScalarAsync(database.ConnectionString, $"ALTER TABLE {table} DROP COLUMN {Quote(LongColumn)}; CREATE SCHEMA \"Odd\"; CREATE TABLE \"Odd\".t ()");

        var finding = (await migrator.Runner.ValidateAsync()).Findings.Single();
        finding.Rule.Should().Be("drift/missing");
        finding.Subject.Should().Be($"column {column}");
        finding.Message.Should().StartWith($"column {Quote(OddTable)}.{Quote(LongColumn)} is missing");

        (await migrator.Administration.AcceptSchemaAsync("nobody reads \"it\"")).SchemaDiff.Should().Contain(LongColumn);
        (await migrator.MigrateAsync()).Findings.Should().BeEmpty();
        await Query.ScalarAsync(database.ConnectionString, $"DROP INDEX {schema}.{Quote("I.\"x\"")}");
        await using var ignoring = Migrator(database, folder, options =>
        {
            options.ManagedSchemas.Add(OddSchema);
            options.IgnoredObjects.Add($"{OddSchema}.{OddTable}");
        });
        (await ignoring.Runner.ValidateAsync()).Findings.Should().BeEmpty();
    }

    [Test]
    public async Task Leaving_objects_out_from_now_on_is_no_drift()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_app.sql", "CREATE SCHEMA app; CREATE TABLE app.users (id int); CREATE TABLE app.events_1 (id int); CREATE TABLE log (id int);");
        await using var migrator = Migrator(database, folder, _ => { });
        await migrator.MigrateAsync();
        await Query.ScalarAsync(database.ConnectionString, "ALTER TABLE log ADD note text; DROP TABLE app.events_1; CREATE TABLE app.events_2 (id int)");

        await using var narrower = Migrator(database, folder, options =>
        {
            options.Drift = DriftMode.Strict;
            options.ManagedSchemas.Add("app");
            options.IgnoredObjects.Add("app.events_*");
        });

        (await narrower.MigrateAsync()).Findings.Should().BeEmpty();
        (await migrator.Runner.ValidateAsync()).Findings.Select(finding => $"{finding.Rule} {finding.Subject}").Should().Contain("drift/changed table app.events_2").And.Contain("drift/extra column public.log.note");
    }

    [Test]
    public async Task A_recorded_schema_of_a_newer_format_is_refused_with_what_to_do()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");
        await using var migrator = Migrator(database, folder, _ => { });
        await migrator.MigrateAsync();
        await Query.ScalarAsync(database.ConnectionString, "CREATE TABLE extra ()");
        await StoreAsync(database, "{\"format\": 99}");

        (await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationDatabaseException>()).Which.Message
            .Should().MatchRegex("^The recorded schema sha256:v1:[0-9a-f]{64} cannot be read: This snapshot has format 99; .* Nothing was changed. If a newer release of the application wrote it, update this one.$");
        await StoreAsync(database, "half a snapsh");
        (await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationDatabaseException>()).Which.Message.Should().Contain("cannot be read: This is not a snapshot");
    }

    [Test]
    public async Task A_role_that_may_not_read_a_catalog_is_told_so_and_nothing_is_taken_for_missing()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");
        await using (var first = Migrator(database, folder, _ => { }))
            await first.MigrateAsync();
        await using var role = await TestRole.CreateAsync(database, "reader", "GRANT USAGE ON SCHEMA strict_migrations TO reader; GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA strict_migrations TO reader; REVOKE SELECT ON pg_catalog.pg_constraint FROM PUBLIC");
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(role.ConnectionString).FromDirectory(folder.FullPath));

        (await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationDatabaseException>()).Which.Message
            .Should().Contain("pg_constraint").And.Contain("42501").And.Contain("Grant the role SELECT");
    }

    [Test]
    public async Task Interrupted_comes_before_drift()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder()
            .Write("0001_users.sql", "CREATE TABLE users (id int); INSERT INTO users VALUES (1), (1);")
            .Write("0002_index.sql", "-- TRANSACTION: none\nCREATE INDEX CONCURRENTLY ON users (id);\nCREATE UNIQUE INDEX CONCURRENTLY users_id ON users (id);");
        await using var migrator = Migrator(database, folder, _ => { });
        await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationFailedException>();
        await Query.ScalarAsync(database.ConnectionString, "ALTER TABLE users ADD extra int; DROP INDEX users_id");

        (await migrator.Runner.ValidateAsync()).Findings.Select(finding => finding.Rule).Should().Equal("history/interrupted");
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static StrictMigrator Migrator(TestDatabase database, MigrationFolder folder, Action<StrictMigrationsOptions> configure) =>
        StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath).Configure(configure));

    /// <summary>As a release of the future, or a broken disk, would leave it.</summary>
    private static async Task StoreAsync(TestDatabase database, string text)
    {
        var body = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(body, System.IO.Compression.CompressionMode.Compress))
            await gzip.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));
        await using var connection = await Query.OpenAsync(database.ConnectionString);
        await Query.ScalarAsync(database.ConnectionString, "ALTER TABLE strict_migrations.snapshot DISABLE TRIGGER append_only");
        await using var command = new NpgsqlCommand("UPDATE strict_migrations.snapshot SET body = $1", connection) { Parameters = { new() { Value = body.ToArray() } } };
        await command.ExecuteNonQueryAsync();
    }
}
