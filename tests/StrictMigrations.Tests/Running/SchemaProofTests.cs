using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Running;

public sealed class SchemaProofTests
{
    [Test]
    public async Task Each_applied_event_records_fingerprint_and_difference()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder()
            .Write("0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY);")
            .Write("0002_rows.sql", "INSERT INTO users VALUES (1);");
        await MigrateAsync(database, folder);

        (await Query.ScalarAsync(database.ConnectionString, "SELECT count(DISTINCT schema_fingerprint) FROM strict_migrations.ledger")).Should().Be(1L);
        (await Query.ScalarAsync(database.ConnectionString, "SELECT schema_diff::jsonb #>> '{changes,0,name}' FROM strict_migrations.ledger WHERE version = '0001'")).Should().Be("public.users");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT schema_diff IS NULL FROM strict_migrations.ledger WHERE version = '0002'")).Should().Be(true);
        (await Query.ScalarAsync(database.ConnectionString, "SELECT count(*) FROM strict_migrations.snapshot")).Should().Be(1L);
    }

    [Test]
    public async Task An_expectation_that_fails_rolls_the_step_back_and_names_what_is_there()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder()
            .Write("0001_users.sql", "-- EXPECTS: table users\n-- EXPECTS: column users.password_hash\nCREATE TABLE users (id int PRIMARY KEY, password text);");

        var failure = (await FailAsync(database, folder)).Message;

        failure.Should().Contain("0001_users.sql:2:").And.Contain("EXPECTS in line 2: expected column users.password_hash; it is not there").And.Contain("users.password (text").And.Contain("rolled back");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT to_regclass('users') IS NULL")).Should().Be(true);
        (await Query.ScalarAsync(database.ConnectionString, "SELECT kind FROM strict_migrations.ledger")).Should().Be("failed");
    }

    [Test]
    public async Task What_IF_NOT_EXISTS_found_in_another_definition_fails_its_expectation()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder()
            .Write("0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY, password text);")
            .Write("0002_users.sql", "-- EXPECTS: column users.password_hash text\nCREATE TABLE IF NOT EXISTS users (id int PRIMARY KEY, password_hash text);");

        (await FailAsync(database, folder)).Message.Should().Contain("expected column users.password_hash text; it is not there; column public.users.password (text, nullable) is there");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT string_agg(kind, ' ' ORDER BY id) FROM strict_migrations.ledger")).Should().Be("applied failed");
    }

    [Test]
    public async Task A_requirement_is_checked_before_the_first_statement()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder()
            .Write("0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY, password text);")
            .Write("0002_hash.sql", "-- REQUIRES: column users.password_hash\nSELECT 1 / 0;");

        (await FailAsync(database, folder)).Message.Should().Contain("REQUIRES in line 1: expected column users.password_hash").And.NotContain("division");
    }

    [Test]
    public async Task An_expected_query_is_asked_inside_the_transaction()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder()
            .Write("0001_roles.sql", "-- EXPECTS: sql select count(*) >= 4 from roles\nCREATE TABLE roles (name text); INSERT INTO roles VALUES ('a'), ('b'), ('c');");

        (await FailAsync(database, folder)).Message.Should().Contain("select count(*) >= 4 from roles");
        folder.Write("0001_roles.sql", "-- EXPECTS: sql select count(*) >= 3 from roles\nCREATE TABLE roles (name text); INSERT INTO roles VALUES ('a'), ('b'), ('c');");
        (await MigrateAsync(database, folder)).Applied.Should().ContainSingle();
    }

    [Test]
    public async Task A_migration_that_did_nothing_is_reported_and_one_that_wrote_rows_is_not()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder()
            .Write("0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY, password text);")
            .Write("0002_again.sql", "CREATE TABLE IF NOT EXISTS users (id int PRIMARY KEY, password_hash text);")
            .Write("0003_rows.sql", "INSERT INTO users VALUES (1, 'x');")
            .Write("0004_grant.sql", "GRANT SELECT ON users TO PUBLIC;")
            .Write("0005_nobody.sql", "DELETE FROM users WHERE id = 99;")
            .Write("0006_waived.sql", "-- ALLOW: effect/none (only prints)\nDO $$ BEGIN RAISE NOTICE 'done'; END $$;");

        var result = await MigrateAsync(database, folder);

        result.Findings.Where(finding => finding is { Rule: "effect/none", Severity: Severity.Warning }).Select(finding => finding.Subject)
            .Should().Equal("0002_again.sql", "0005_nobody.sql");
    }

    [Test]
    public async Task A_validator_of_the_user_sees_the_difference_and_can_refuse_it()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath).AddValidator<PrimaryKeys>());

        (await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationFailedException>())
            .Which.Message.Should().Contain("house/primary-key: public.users has no primary key.");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT to_regclass('users') IS NULL")).Should().Be(true);
    }

    [Test]
    public async Task A_change_by_hand_stops_the_next_start_until_it_is_accepted_with_a_reason()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY, password text);");
        await MigrateAsync(database, folder);
        await Query.ScalarAsync(database.ConnectionString, "ALTER TABLE users DROP COLUMN password; CREATE VIEW extra AS SELECT 1 AS one");

        await using var migrator = Migrator(database, folder);
        var refused = (await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationValidationException>()).Which;
        refused.Findings.Select(finding => $"{finding.Rule} {finding.Severity} {finding.Subject}").Should().BeEquivalentTo(
            "drift/missing Error column public.users.password", "drift/extra Warning view public.extra", "drift/extra Warning column public.extra.one");

        await migrator.Invoking(m => m.Administration.AcceptSchemaAsync(" ")).Should().ThrowAsync<MigrationConfigurationException>();
        var accepted = await migrator.Administration.AcceptSchemaAsync("password moved to the identity provider");
        accepted.SchemaDiff.Should().Contain("password");
        (await migrator.MigrateAsync()).Findings.Should().BeEmpty();
    }

    [TestCase(DriftMode.Strict, "Error")]
    [TestCase(DriftMode.Warning, "Warning")]
    [TestCase(DriftMode.Off, "")]
    public async Task The_mode_of_drift_decides_what_an_extra_object_does(DriftMode mode, string severity)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY);");
        await MigrateAsync(database, folder);
        await Query.ScalarAsync(database.ConnectionString, "CREATE TABLE extra ()");
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath).Configure(o => o.Drift = mode));

        var findings = (await migrator.Runner.ValidateAsync()).Findings;

        string.Join(",", findings.Select(finding => finding.Severity)).Should().Be(severity);
    }

    [Test]
    public async Task What_leaves_the_schema_as_it_is_or_belongs_to_others_is_no_drift()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY); CREATE SCHEMA app; CREATE TABLE app.parts (id int) PARTITION BY RANGE (id);");
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath).Configure(o => o.IgnoredObjects.Add("app.parts_*")));
        await migrator.MigrateAsync();

        await Query.ScalarAsync(database.ConnectionString, "TRUNCATE users; CREATE SCHEMA other; CREATE TABLE other.t (id int); CREATE TABLE app.parts_1 PARTITION OF app.parts FOR VALUES FROM (1) TO (2)");

        (await migrator.MigrateAsync()).Findings.Should().BeEmpty();
    }

    [Test]
    public async Task A_changed_object_is_told_with_both_definitions()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY);");
        await MigrateAsync(database, folder);
        await Query.ScalarAsync(database.ConnectionString, "ALTER TABLE users ALTER id TYPE bigint");
        await using var migrator = Migrator(database, folder);

        var finding = (await migrator.Runner.ValidateAsync()).Findings.Single();

        finding.Rule.Should().Be("drift/changed");
        finding.Message.Should().StartWith("column users.id differs: type was integer and is bigint (recorded on ").And.EndWith(": applied 0001_users).");
    }

    [Test]
    public async Task Drift_without_the_recorded_schema_is_noticed_though_it_cannot_be_named()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY);");
        await MigrateAsync(database, folder);
        await Query.ScalarAsync(database.ConnectionString, "ALTER TABLE strict_migrations.snapshot DISABLE TRIGGER append_only; TRUNCATE strict_migrations.snapshot; CREATE TABLE extra ()");
        await using var migrator = Migrator(database, folder);

        (await migrator.Runner.ValidateAsync()).Findings.Single().Rule.Should().Be("drift/unnamed");
    }

    [Test]
    public async Task Two_modules_in_one_database_do_not_see_each_others_schemas_and_ledgers()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await Query.ScalarAsync(database.ConnectionString, "CREATE SCHEMA shop; CREATE SCHEMA billing");
        using var shop = new MigrationFolder().Write("0001_carts.sql", "CREATE TABLE shop.carts (id int);");
        using var billing = new MigrationFolder().Write("0001_bills.sql", "CREATE TABLE billing.bills (id int);").Write("0002_more.sql", "CREATE TABLE billing.more (id int);");
        await using var first = Module("shop", shop);
        await using var second = Module("billing", billing);

        await first.MigrateAsync();
        await second.MigrateAsync();

        (await first.MigrateAsync()).Findings.Should().BeEmpty();
        (await second.MigrateAsync()).Findings.Should().BeEmpty();

        StrictMigrator Module(string name, MigrationFolder folder) => StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath).Configure(o =>
        {
            o.LedgerSchema = $"{name}_ledger";
            o.ManagedSchemas.Add(name);
        }));
    }

    private static StrictMigrator Migrator(TestDatabase database, MigrationFolder folder) =>
        StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath));

    private static async Task<MigrationResult> MigrateAsync(TestDatabase database, MigrationFolder folder)
    {
        await using var migrator = Migrator(database, folder);
        return await migrator.MigrateAsync();
    }

    private static async Task<MigrationFailedException> FailAsync(TestDatabase database, MigrationFolder folder)
    {
        await using var migrator = Migrator(database, folder);
        return (await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationFailedException>()).Which;
    }

    public sealed class PrimaryKeys : IMigrationValidator
    {
        private static readonly Rule PrimaryKey = new("house/primary-key", Severity.Error, "Every table has a primary key.");

        public ValidationStage Stage => ValidationStage.AfterStep;

        public IReadOnlyList<Rule> Rules { get; } = [PrimaryKey];

        public ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken)
        {
            var added = context.Diff!.Changes.Where(change => change.Kind == SchemaChangeKind.Added).Select(change => change.After!).ToList();
            var keyed = added.Where(item => item["type"] == "primary key").Select(item => item.Parent).ToHashSet();
            return ValueTask.FromResult<IReadOnlyList<Finding>>([.. added.Where(item => item.Kind == SchemaObjectKind.Table && !keyed.Contains(item.Name))
                .Select(item => PrimaryKey.Finds(context.Migration!.FileName, $"{item.FullName} has no primary key.", "Add one."))]);
        }
    }
}
