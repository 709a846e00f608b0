using System.Text.Json;
using StrictMigrations.Testing;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli;

public sealed class LedgerCommandTests
{
    [Test]
    public async Task A_sound_ledger_is_said_to_be_sound()
    {
        await using var database = await MigratedAsync();

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, "ledger", "verify");

        result.ExitCode.Should().Be(0);
        result.Output.Should().MatchRegex(@"\AThe ledger is sound: 3 rows, head 3:[0-9a-f]{64}\s*\z");
    }

    [TestCase("UPDATE strict_migrations.ledger SET name = 'other' WHERE id = 2", 2, "Row 2 of the ledger was altered")]
    [TestCase("DELETE FROM strict_migrations.ledger WHERE id = 2", 2, "Row 2 of the ledger is missing")]
    [TestCase("DELETE FROM strict_migrations.ledger WHERE id = 1", 1, "Row 1 of the ledger is missing")]
    [TestCase("INSERT INTO strict_migrations.ledger SELECT (jsonb_populate_record(l, jsonb_build_object('id', 4, 'previous', '\\x' || repeat('11', 32), 'hash', '\\x' || repeat('22', 32)))).* FROM strict_migrations.ledger l WHERE id = 3", 4, "Row 4 of the ledger was altered")]
    public async Task The_first_row_that_is_not_what_was_written_is_named(string tampering, int row, string message)
    {
        await using var database = await MigratedAsync();
        await Query.ScalarAsync(database.ConnectionString, $"ALTER TABLE strict_migrations.ledger DISABLE TRIGGER append_only; {tampering}");

        var text = await CommandLineProcess.RunOnAsync(database.ConnectionString, "ledger", "verify");
        var json = await CommandLineProcess.RunOnAsync(database.ConnectionString, "ledger", "verify", "--format", "json");

        text.ExitCode.Should().Be(1);
        text.Output.Should().StartWith(message).And.Contain("restore it from a backup");
        json.ExitCode.Should().Be(1);
        JsonDocument.Parse(json.Output).RootElement.GetProperty("brokenRow").GetInt32().Should().Be(row);
    }

    [Test]
    public async Task A_tail_that_was_cut_off_shows_against_the_expected_head()
    {
        await using var database = await MigratedAsync();
        var head = (string)(await Query.ScalarAsync(database.ConnectionString, "SELECT id || ':' || encode(hash, 'hex') FROM strict_migrations.ledger WHERE id = 3"))!;
        await Query.ScalarAsync(database.ConnectionString, "ALTER TABLE strict_migrations.ledger DISABLE TRIGGER append_only; DELETE FROM strict_migrations.ledger WHERE id = 3");

        var alone = await CommandLineProcess.RunOnAsync(database.ConnectionString, "ledger", "verify");
        var compared = await CommandLineProcess.RunOnAsync(database.ConnectionString, "ledger", "verify", "--expected-head", head);

        alone.ExitCode.Should().Be(0);
        compared.ExitCode.Should().Be(1);
        compared.Output.Should().StartWith($"The ledger ends at row 2 and does not contain the expected head {head}");
    }

    [Test]
    public async Task A_database_without_ledger_says_so_unless_a_head_is_expected()
    {
        await using var database = await TestServer.NewDatabaseAsync();

        var alone = await CommandLineProcess.RunOnAsync(database.ConnectionString, "ledger", "verify");
        var compared = await CommandLineProcess.RunOnAsync(database.ConnectionString, "ledger", "verify", "--expected-head", "1:" + new string('a', 64));

        (alone.ExitCode, alone.Output).Should().Be((0, "The database has no ledger yet: nothing was ever applied." + Environment.NewLine));
        compared.ExitCode.Should().Be(1);
    }

    [Test]
    public async Task The_export_has_every_column_of_every_row_under_its_name()
    {
        await using var database = await MigratedAsync();
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.jsonl");

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, "ledger", "export");
        var written = await CommandLineProcess.RunOnAsync(database.ConnectionString, "ledger", "export", "--output", path);

        result.ExitCode.Should().Be(0);
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(3);
        var differing = await Query.ScalarAsync(
            database.ConnectionString,
            $$"""
            SELECT string_agg(concat_ws(' ', l.id, column_name, exported ->> column_name, stored), E'\n')
            FROM (SELECT line::jsonb AS exported FROM regexp_split_to_table($lines${{string.Join('\n', lines)}}$lines$, E'\n') AS line) e
            JOIN strict_migrations.ledger l ON l.id = (exported ->> 'id')::bigint
            CROSS JOIN LATERAL jsonb_each_text(to_jsonb(l) || jsonb_build_object('at', to_char(l.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) AS columns(column_name, stored)
            WHERE NOT exported ? column_name OR (exported ->> column_name) IS DISTINCT FROM regexp_replace(stored, '^\\x', '')
            """);
        differing.Should().Be(DBNull.Value);
        (written.ExitCode, written.Output).Should().Be((0, ""));
        (await File.ReadAllTextAsync(path)).Should().Be(result.Output);
    }

    private static async Task<TestDatabase> MigratedAsync()
    {
        var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_a.sql", "CREATE TABLE a (id int);").Write("0002_b.sql", "CREATE TABLE b (id int);").Write("0003_c.sql", "CREATE TABLE c (\"né\" int);");
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath));
        await migrator.MigrateAsync();
        return database;
    }
}
