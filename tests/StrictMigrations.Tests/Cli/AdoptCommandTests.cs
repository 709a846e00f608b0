using System.Text.Json;
using StrictMigrations.Testing;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli;

public sealed class AdoptCommandTests
{
    [Test]
    public async Task A_dry_run_shows_what_each_row_would_become_and_the_adoption_writes_it()
    {
        await using var database = await HistoryAsync("('0001_users.sql', 'manual'), ('0002_posts.sql', NULL)");
        using var folder = new MigrationFolder().Write("0001_users.sql", "SELECT 1;").Write("0002_posts.sql", "SELECT 2;");

        var dry = await CommandLineProcess.RunOnAsync(database.ConnectionString, "adopt", "--migrations", folder.FullPath, "--dry-run");
        var adopted = await CommandLineProcess.RunOnAsync(database.ConnectionString, "adopt", "--migrations", folder.FullPath, "--history", "schema_migrations");
        var again = await CommandLineProcess.RunOnAsync(database.ConnectionString, "adopt", "--migrations", folder.FullPath);

        dry.Output.ReplaceLineEndings("\n").Should().Be(
            """
            public.schema_migrations is the history of a script runner.
            0001_users.sql  unverified  'manual' is no checksum: nothing proves which text ran
            0002_posts.sql  unverified  no checksum was recorded: nothing proves which text ran

            info adopt/missing-columns public.schema_migrations: The table has no executed_at, execution_time_ms, status, error_message, id: an earlier shape of it. Without a status every row counts as executed.
                Nothing to do if that is so.

            Would be adopted: 2 unverified. Nothing was written.

            """);
        dry.ExitCode.Should().Be(0);
        adopted.Output.Should().MatchRegex(@"Adopted: 2 unverified\. Ledger head 2:[0-9a-f]{64}\s*$");
        again.ExitCode.Should().Be(1);
        again.Error.Should().Contain("adopt/ledger-exists").And.NotContain("   at ");
    }

    [Test]
    public async Task A_refused_row_ends_a_dry_run_with_1_and_is_in_its_document()
    {
        await using var database = await HistoryAsync("('0001_users.sql', NULL), ('0009_gone.sql', NULL)");
        using var folder = new MigrationFolder().Write("0001_users.sql", "SELECT 1;");

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, "adopt", "--migrations", folder.FullPath, "--dry-run", "--format", "json");

        result.ExitCode.Should().Be(1);
        var root = JsonDocument.Parse(result.Output).RootElement;
        root.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("becomes").GetString()).Should().Equal("unverified", "refused");
        root.GetProperty("findings")[0].GetProperty("rule").GetString().Should().Be("adopt/no-file");
    }

    [Test]
    public async Task Rows_are_accepted_and_skipped_by_name_and_columns_are_mapped()
    {
        await using var database = await HistoryAsync("('0001_users.sql', md5('old')), ('0009_gone.sql', NULL)");
        using var folder = new MigrationFolder().Write("0001_users.sql", "SELECT 1;");

        var result = await CommandLineProcess.RunOnAsync(
            database.ConnectionString, "adopt", "--migrations", folder.FullPath, "--history", "schema_migrations", "--map", "filename=filename,checksum=checksum",
            "--accept", "0001_users.sql", "--skip", "0009_gone.sql", "--reason", "a comment");

        result.Error.Should().BeEmpty();
        result.Output.Should().Contain("0001_users.sql  applied  edited since it ran, and accepted: a comment").And.Contain("0009_gone.sql   nothing  left out on request");
    }

    private static async Task<TestDatabase> HistoryAsync(string rows)
    {
        var database = await TestServer.NewDatabaseAsync();
        await Query.ScalarAsync(database.ConnectionString, $"CREATE TABLE schema_migrations (filename text, checksum text); INSERT INTO schema_migrations VALUES {rows}");
        return database;
    }
}
