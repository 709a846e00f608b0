namespace StrictMigrations.Tests.Adoption;

/// <summary>What the command line of grate 2.2.0 left of these two files in a database: its tables as pg_dump says them, its rows as they were. The tool itself, 550 MB of it, stays outside.</summary>
public sealed class GrateTests
{
    private const string Tables =
        """
        CREATE SCHEMA grate;
        CREATE TABLE grate."GrateScriptsRun" (id bigint NOT NULL, version_id bigint, script_name character varying(255), text_of_script text, text_hash character varying(512),
            one_time_script boolean, entry_date timestamp without time zone, modified_date timestamp without time zone, entered_by character varying(50));
        CREATE TABLE grate."ScriptsRun" (id bigint NOT NULL, version_id bigint, script_name character varying(255), text_of_script text, text_hash character varying(512),
            one_time_script boolean, entry_date timestamp without time zone, modified_date timestamp without time zone, entered_by character varying(50));
        CREATE TABLE grate."ScriptsRunErrors" (id bigint NOT NULL, repository_path character varying(255), version character varying(50), script_name character varying(255), text_of_script text,
            erroneous_part_of_script text, error_message text, entry_date timestamp without time zone, modified_date timestamp without time zone, entered_by character varying(50));
        CREATE TABLE grate."Version" (id bigint NOT NULL, repository_path character varying(255), version character varying(50), entry_date timestamp without time zone,
            modified_date timestamp without time zone, entered_by character varying(50), status character varying(50));
        INSERT INTO grate."GrateScriptsRun" VALUES (5, 1, '02_create_scripts_run_table.sql', '…', '79bOYnG60AcRF6HaqyU+KA==', true, '2026-11-26 02:22:07.580768', '2026-11-26 02:22:07.580768', 'root');
        INSERT INTO grate."ScriptsRun" VALUES (1, 1, '0001_users.sql', E'CREATE TABLE users (id int);\n-- it''s\nCREATE TABLE posts (id int);\n', 'E0aZ+O5LAPW2eGJjv41aIw==', true, '2026-11-26 02:22:07.674325', '2026-11-26 02:22:07.674325', 'root');
        INSERT INTO grate."ScriptsRun" VALUES (2, 1, '0002_tags.sql', E'CREATE TABLE tags (id int, name text DEFAULT ''it''''s'');\r\n', 'k/2k32R4Fr26fA6ysl4AXw==', true, '2026-11-26 02:22:07.67692', '2026-11-26 02:22:07.67692', 'root');
        INSERT INTO grate."Version" VALUES (1, NULL, '0.0.0.1', '2026-11-26 02:22:07.657697', '2026-11-26 02:22:07.657697', 'root', 'Finished');
        """;

    [Test]
    public async Task Its_files_are_proved_by_its_checksums_whatever_their_line_ends()
    {
        await using var adoption = (await AdoptionCase.StartAsync(Tables))
            .Write("0001_users.sql", "CREATE TABLE users (id int);\n-- it's\nCREATE TABLE posts (id int);\n")
            .Write("0002_tags.sql", "CREATE TABLE tags (id int, name text DEFAULT 'it''s');\r\n");

        var report = await adoption.AdoptAsync();

        report.Table.Should().Be("grate.ScriptsRun");
        report.Tool.Should().Be("grate");
        (await adoption.StatesAsync()).Should().Equal("0001_users Applied", "0002_tags Applied");
    }

    [Test]
    public async Task A_file_that_was_edited_behind_it_is_refused()
    {
        await using var adoption = (await AdoptionCase.StartAsync(Tables))
            .Write("0001_users.sql", "CREATE TABLE users (id int);\n-- its\nCREATE TABLE posts (id int);\n")
            .Write("0002_tags.sql", "CREATE TABLE tags (id int, name text DEFAULT 'it''s');\n");

        (await adoption.RefusedAsync()).Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => $"{finding.Rule} {finding.Subject}").Should().Equal("adopt/checksum 0001_users.sql");
    }
}
