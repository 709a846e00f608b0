namespace StrictMigrations.Tests.Adoption;

/// <summary>Tables as the tools' published sources create them; docs/adopting.md names the versions. Checksums as in <see cref="ForeignChecksumTests"/>.</summary>
public sealed class PresetTests
{
    private const string Text = "CREATE TABLE users (id int);\n-- it's\nCREATE TABLE posts (id int);\n";

    [Test]
    public async Task DbUp_names_files_and_embedded_resources_and_keeps_no_checksum()
    {
        await using var adoption = (await AdoptionCase.StartAsync(
            """
            CREATE TABLE schemaversions (schemaversionsid serial NOT NULL, scriptname character varying(255) NOT NULL, applied timestamp without time zone NOT NULL,
                CONSTRAINT "PK_schemaversions_Id" PRIMARY KEY (schemaversionsid));
            INSERT INTO schemaversions (scriptname, applied) VALUES ('0001_users.sql', now()), ('Shop.Database.Scripts.0002_posts.sql', now()), ('0001_users.sql', now());
            """)).Write("0001_users.sql", Text).Write("0002_posts.sql", Text);

        var report = await adoption.AdoptAsync();

        report.Tool.Should().Be("DbUp");
        (await adoption.StatesAsync()).Should().Equal("0001_users Unverified", "0002_posts Unverified");
    }

    [Test]
    public async Task Evolve_is_verified_by_its_md5_and_its_own_rows_are_no_migrations()
    {
        await using var adoption = (await AdoptionCase.StartAsync(
            """
            CREATE TABLE changelog (id SERIAL PRIMARY KEY NOT NULL, type SMALLINT, version VARCHAR(50), description VARCHAR(200) NOT NULL, name VARCHAR(300) NOT NULL,
                checksum VARCHAR(32), installed_by VARCHAR(100) NOT NULL, installed_on TIMESTAMP NOT NULL DEFAULT now(), success BOOLEAN NOT NULL);
            INSERT INTO changelog (type, version, description, name, checksum, installed_by, success) VALUES
                (2, '0', 'Empty schema found: public.', 'public', '', 'app', true),
                (0, '1', 'users', 'V1__users.sql', 'CDA6DAD0029596F78450A1D983147C1E', 'app', true),
                (0, '1.1', 'posts', 'V1_1__posts.sql', 'CDA6DAD0029596F78450A1D983147C1E', 'app', false),
                (4, NULL, 'views', 'R__views.sql', 'CDA6DAD0029596F78450A1D983147C1E', 'app', true);
            """, MigrationNaming.Flyway)).Write("V1__users.sql", Text).Write("V1_1__posts.sql", Text).Write("R__views.sql", Text);

        var report = await adoption.AdoptAsync();

        report.Rows.Select(row => row.Becomes).Should().Equal(AdoptedAs.Nothing, AdoptedAs.Applied, AdoptedAs.Failed, AdoptedAs.Applied);
        (await adoption.StatesAsync()).Should().Equal("1_users Applied", "1.1_posts Failed", "R__views Applied");
    }

    [Test]
    public async Task Grate_is_verified_by_its_base64_md5()
    {
        await using var adoption = (await AdoptionCase.StartAsync(
            """
            CREATE SCHEMA grate;
            CREATE TABLE grate."ScriptsRun" (id bigint GENERATED ALWAYS AS IDENTITY NOT NULL, version_id bigint NULL, script_name varchar(255) NULL, text_of_script text NULL,
                text_hash varchar(512) NULL, one_time_script boolean NULL, entry_date timestamp NULL, modified_date timestamp NULL, entered_by varchar(50) NULL,
                CONSTRAINT ScriptsRun_pk PRIMARY KEY (id));
            INSERT INTO grate."ScriptsRun" (version_id, script_name, text_hash, one_time_script, entry_date) VALUES (1, 'up/0001_users.sql', 'E0aZ+O5LAPW2eGJjv41aIw==', true, now());
            """)).Write("0001_users.sql", Text);

        var report = await adoption.AdoptAsync();

        report.Table.Should().Be("grate.ScriptsRun");
        (await adoption.StatesAsync()).Should().Equal("0001_users Applied");
    }

    [Test]
    public async Task FluentMigrator_knows_versions_only()
    {
        await using var adoption = (await AdoptionCase.StartAsync(
            """
            CREATE TABLE "VersionInfo" ("Version" bigint NOT NULL, "AppliedOn" timestamp, "Description" varchar(1024));
            CREATE UNIQUE INDEX "UC_Version" ON "VersionInfo" ("Version" ASC);
            INSERT INTO "VersionInfo" VALUES (20250101120000, now(), 'Users'), (20250102120000, now(), NULL);
            """)).Write("20250101120000_users.sql", Text).Write("20250102120000_posts.sql", Text);

        await adoption.AdoptAsync();

        (await adoption.StatesAsync()).Should().Equal("20250101120000_users Unverified", "20250102120000_posts Unverified");
    }

    [Test]
    public async Task A_version_that_two_files_have_is_ambiguous_without_a_name()
    {
        await using var adoption = (await AdoptionCase.StartAsync(
            """
            CREATE TABLE "VersionInfo" ("Version" bigint NOT NULL, "AppliedOn" timestamp, "Description" varchar(1024));
            INSERT INTO "VersionInfo" VALUES (3, now(), NULL);
            """)).Write("0003_users.sql", Text).Write("0003_posts.sql", Text);

        (await adoption.RefusedAsync()).Message.Should().Contain("adopt/ambiguous 3: Row 1: 0003_posts.sql and 0003_users.sql have its version");
    }

    [Test]
    public async Task Flyway_is_verified_by_its_crc_and_what_was_undone_is_not_imported()
    {
        await using var adoption = await FlywayAsync(
            """
            (1, '1', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', NULL, 'app', 0, true),
            (2, '1.2', 'posts', 'SQL', 'V1_2__posts.sql', -733935801, 'app', 15, true),
            (3, '2', 'tags', 'SQL', 'V2__tags.sql', -733935801, 'app', 1, true),
            (4, '2', 'tags', 'UNDO_SQL', 'U2__tags.sql', 1, 'app', 1, true),
            (5, NULL, 'views', 'SQL', 'R__views.sql', -733935801, 'app', 1, true)
            """);

        var report = await adoption.AdoptAsync();

        report.Rows.Select(row => $"{row.Recorded} {row.Becomes}").Should().Equal(
            "<< Flyway Baseline >> Nothing", "V1_2__posts.sql Applied", "V2__tags.sql Nothing", "U2__tags.sql Nothing", "R__views.sql Applied", "<< Flyway Baseline >> Unverified");
        report.Rows[^1].Note.Should().Be("Flyway's baseline 1 stands for it");
        (await adoption.StatesAsync()).Should().Equal("1_users Unverified", "1.2_posts Applied", "2_tags Pending", "R__views Applied");
    }

    [Test]
    public async Task An_edit_that_Flyway_would_report_is_reported()
    {
        await using var adoption = await FlywayAsync("(1, '2', 'tags', 'SQL', 'V2__tags.sql', 42, 'app', 1, true)");

        (await adoption.RefusedAsync()).Message.Should().Contain("adopt/checksum V2__tags.sql: Row 1: V2__tags.sql was edited since it ran: the recorded checksum 42 is not the file's");
    }

    private static async Task<AdoptionCase> FlywayAsync(string rows) => (await AdoptionCase.StartAsync(
        $"""
        CREATE TABLE flyway_schema_history (installed_rank INT NOT NULL, version VARCHAR(50), description VARCHAR(200) NOT NULL, type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL,
            checksum INTEGER, installed_by VARCHAR(100) NOT NULL, installed_on TIMESTAMP NOT NULL DEFAULT now(), execution_time INTEGER NOT NULL, success BOOLEAN NOT NULL,
            CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank));
        INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES {rows};
        """, MigrationNaming.Flyway))
        .Write("V1__users.sql", Text).Write("V1_2__posts.sql", Text).Write("V2__tags.sql", Text).Write("R__views.sql", Text);
}
