using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Running;

public sealed class ContractTests
{
    private const string Users = "CREATE TABLE users (id int PRIMARY KEY, email varchar(255) NOT NULL, password text);";

    [Test]
    public async Task What_the_application_requires_stops_a_start_and_what_it_would_use_warns()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", Users);
        await MigrateAsync(database, folder, _ => { });

        var refused = await RefuseAsync(database, folder, m => m.RequireSchema(schema =>
        {
            schema.Table("users").Column("id", "integer", nullable: false).Column("email", "character varying(255)").Column("password_hash").OptionalColumn("avatar").Index("users_pkey").Constraint("users_pkey");
            schema.OptionalTable("user_roles").OptionalColumn("role");
            schema.Require("sql select count(*) = 0 from users").Optional("extension citext");
        }));

        refused.Findings.Select(finding => $"{finding.Severity} {finding.Rule} {finding.Subject}").Should().BeEquivalentTo(
            "Error contract/missing column users.password_hash", "Warning contract/optional column users.avatar", "Warning contract/optional table user_roles",
            "Warning contract/optional column user_roles.role", "Warning contract/optional extension citext");
        refused.Findings[0].Message.Should().Be("expected column users.password_hash; it is not there; column public.users.password (text, nullable) is there. The application requires it.");
        refused.Message.Should().StartWith("Nothing was changed. 1 error, 4 warnings:").And.Contain("If another name was meant, correct it in the contract");
    }

    [Test]
    public async Task A_new_contract_is_checked_although_neither_files_nor_schema_changed()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", Users);
        await MigrateAsync(database, folder, _ => { });

        (await MigrateAsync(database, folder, m => m.RequireSchema(schema => schema.Table("users").Column("password")))).Findings.Should().BeEmpty();
        (await MigrateAsync(database, folder, m => m.RequireSchema(schema => schema.Table("users").OptionalColumn("avatar")))).Findings.Single().Rule.Should().Be("contract/optional");
        (await RefuseAsync(database, folder, m => m.RequireSchema(schema => schema.Table("accounts")))).Findings.Single().Subject.Should().Be("table accounts");
    }

    [Test]
    public async Task Pending_migrations_may_bring_about_what_is_required()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", Users).Write("0002_hash.sql", "ALTER TABLE users ADD password_hash text;");

        var result = await MigrateAsync(database, folder, m => m.RequireSchema(schema => schema.Table("users").Column("password_hash").OptionalColumn("avatar")));

        result.Applied.Should().HaveCount(2);
        result.Findings.Single().Subject.Should().Be("column users.avatar");
    }

    [Test]
    public async Task The_last_migration_is_rolled_back_when_it_leaves_the_application_without_what_it_requires()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", Users).Write("0002_hash.sql", "ALTER TABLE users ADD passwordhash text;");
        await using var migrator = Migrator(database, folder, m => m.RequireSchema(schema => schema.Table("users").Column("password_hash")));

        var failure = (await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationFailedException>()).Which;

        failure.Message.Should().Contain("contract/missing: expected column users.password_hash").And.Contain("users.passwordhash (text, nullable) is there");
        failure.Migration.Should().Be("0002_hash.sql");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT count(*) FROM information_schema.columns WHERE column_name = 'passwordhash'")).Should().Be(0L);
        folder.Write("0002_hash.sql", "ALTER TABLE users ADD password_hash text;");
        (await MigrateAsync(database, folder, m => m.RequireSchema(schema => schema.Table("users").Column("password_hash")))).Applied.Should().ContainSingle();
    }

    [Test]
    public async Task A_run_to_a_target_is_not_judged_by_the_contract()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", Users).Write("0002_hash.sql", "ALTER TABLE users ADD password_hash text;");
        await using var migrator = Migrator(database, folder, m => m.RequireSchema(schema => schema.Table("users").Column("password_hash")));

        (await migrator.MigrateAsync(new MigrateRequest { Target = MigrationVersion.Parse("0001") })).Applied.Should().ContainSingle();
        (await migrator.MigrateAsync(new MigrateRequest { Target = MigrationVersion.Parse("0001") })).Findings.Should().BeEmpty();
    }

    [Test]
    public async Task Schemas_that_migrations_do_not_own_count_and_names_resolve_in_the_search_path()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE SCHEMA app; CREATE TABLE app.users (id int);");
        await MigrateAsync(database, folder, _ => { });
        await Query.ScalarAsync(database.ConnectionString, "CREATE SCHEMA other; CREATE TABLE other.\"Ord.ers\" (\"a\"\"b\" int)");

        (await MigrateAsync(database, folder, m => m.Configure(o => o.SearchPath = "app").RequireSchema(schema =>
        {
            schema.Table("users").Column("id");
            schema.Table("Ord.ers", schema: "other").Column("a\"b", "int4");
        }))).Findings.Should().BeEmpty();
    }

    [Test]
    public async Task It_is_checked_without_schema_validation_too()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", Users);
        void Configure(StrictMigrationsBuilder m) => m.Configure(o => o.SchemaValidation = false).RequireSchema(schema => schema.Table("users").OptionalColumn("avatar"));

        (await MigrateAsync(database, folder, Configure)).Findings.Single().Rule.Should().Be("contract/optional");
        (await MigrateAsync(database, folder, Configure)).Findings.Single().Rule.Should().Be("contract/optional");
    }

    [Test]
    public async Task A_file_states_it_in_the_words_of_expects()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", Users).Write("contract.txt", "# What the web application needs\n\ntable users\ncolumn users.password_hash text not null\nOptional column users.avatar\n");
        await MigrateAsync(database, folder, _ => { });
        var contract = Path.Combine(folder.FullPath, "contract.txt");

        var refused = await RefuseAsync(database, folder, m => m.RequireSchema(contract));

        refused.Findings.Select(finding => $"{finding.Rule} {finding.Place}").Should().Equal($"contract/missing {contract}:4", $"contract/optional {contract}:5");
    }

    [Test]
    public async Task A_file_that_cannot_be_read_is_told_with_all_its_wrong_lines()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", Users).Write("contract.txt", "table\ncolumn users.id\noptional colum users.avatar\n").Write("empty.txt", "# nothing\n");

        Refusal("contract.txt").Should().Contain("contract.txt:1: 'table' is not understood at column 6").And.Contain("contract.txt:3: 'colum users.avatar' is not understood at column 1").And.NotContain("contract.txt:2");
        Refusal("empty.txt").Should().Contain("asks for nothing");
        Refusal("missing.txt").Should().Contain("missing.txt cannot be read:").And.Contain("base directory");

        string Refusal(string file) => FluentActions.Invoking(() => Migrator(database, folder, m => m.RequireSchema(Path.Combine(folder.FullPath, file))))
            .Should().Throw<MigrationConfigurationException>().Which.Message;
    }

    [Test]
    public void An_expectation_that_does_not_parse_is_told_with_an_example() =>
        FluentActions.Invoking(() => StrictMigrator.Create(m => m.RequireSchema(schema => schema.Require("column users"))))
            .Should().Throw<MigrationConfigurationException>().Which.Message.Should().Contain("'column users' is not understood at column 13").And.Contain("Write for example: column users.email");

    private static StrictMigrator Migrator(TestDatabase database, MigrationFolder folder, Action<StrictMigrationsBuilder> configure) => StrictMigrator.Create(m =>
    {
        m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath);
        configure(m);
    });

    private static async Task<MigrationResult> MigrateAsync(TestDatabase database, MigrationFolder folder, Action<StrictMigrationsBuilder> configure)
    {
        await using var migrator = Migrator(database, folder, configure);
        return await migrator.MigrateAsync();
    }

    private static async Task<MigrationValidationException> RefuseAsync(TestDatabase database, MigrationFolder folder, Action<StrictMigrationsBuilder> configure)
    {
        await using var migrator = Migrator(database, folder, configure);
        return (await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationValidationException>()).Which;
    }
}
