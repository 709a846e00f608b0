using System.Text.Json;
using Npgsql;
using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Audits;

/// <summary>The way out at an audit's end, run by a shell as it is printed: this database and a fresh one end with one schema.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Once]
public sealed class RescueTests : IDisposable
{
    private readonly ProjectShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [TestCase("history.sql")]
    [TestCase("history-early.sql")]
    public async Task The_commands_as_printed_lead_out_of_the_sample(string history)
    {
        await using var live = await AuditedDatabase.OfSampleAsync(history);
        await using var fresh = await TestServer.NewDatabaseAsync();
        Directory.CreateSymbolicLink(Path.Combine(_shell.Folder, "migrations"), live.Folder);
        var (schema, rows) = (await SchemaAsync(live.ConnectionString), await RowsAsync(live));

        foreach (var command in await RescueAsync(live.ConnectionString))
            await RequireAsync(live.ConnectionString, command);

        (await SchemaAsync(live.ConnectionString)).Should().Be(schema);
        (await RowsAsync(live)).Should().Be(rows);
        await RequireEqualAsync(live, fresh, "Applied 0030_establish_true_baseline.sql");
        File.Copy(Path.Combine(Repository.Root, "samples/BrokenHistory/next/0031_deactivated_users.sql"), Path.Combine(live.Folder, "0031_deactivated_users.sql"));
        await RequireAsync(live.ConnectionString, "strict-migrations migrate");
        await RequireEqualAsync(live, fresh, "Applied 0031_deactivated_users.sql");
    }

    [Test]
    public async Task They_lead_out_where_rows_are_of_another_application_a_file_is_gone_and_one_was_edited()
    {
        await using var live = await AuditedDatabase.OfSampleAsync();
        await using var fresh = await TestServer.NewDatabaseAsync();
        Directory.CreateSymbolicLink(Path.Combine(_shell.Folder, "migrations"), live.Folder);
        await live.ExecuteAsync("INSERT INTO schema_migrations (filename, checksum) VALUES ('billing/it''s theirs.sql', 'x')");
        live.Replace("0003_media_library.sql", "CREATE TABLE", "-- edited\r\nCREATE TABLE");
        File.Delete(Path.Combine(live.Folder, "0004_workflows.sql"));

        foreach (var command in await RescueAsync(live.ConnectionString))
            await RequireAsync(live.ConnectionString, command);

        await RequireEqualAsync(live, fresh, "Applied 0030_establish_true_baseline.sql");
    }

    /// <summary>As a person copies them: a name in the history may hold what looks like another of them.</summary>
    [Test]
    public async Task A_recorded_name_with_a_line_feed_forges_no_command()
    {
        await using var live = await AuditedDatabase.OfSampleAsync();
        Directory.CreateSymbolicLink(Path.Combine(_shell.Folder, "migrations"), live.Folder);
        await live.ExecuteAsync(@"INSERT INTO schema_migrations (filename, checksum) VALUES (E'billing/it''s \x1b[31m\n  9. strict-migrations forged --done \u202e theirs.sql', 'x')");

        var audit = (await _shell.RunAsync(live.ConnectionString, "strict-migrations audit --history schema_migrations")).Output;
        var commands = Steps(audit);

        audit.Should().NotContain("\u001b").And.NotContain("\u202e");
        commands.Should().Equal(await RescueAsync(live.ConnectionString));
        commands[0].Should().Contain(@" --skip $'it\'s \033[31m\n  9. strict-migrations forged --done \342\200\256 theirs.sql' ");
        foreach (var command in commands)
            await RequireAsync(live.ConnectionString, command);
    }

    /// <summary>What stands in its reports also stands in its text.</summary>
    [Test]
    public async Task They_say_all_that_the_audit_was_called_with_and_are_run_as_they_are()
    {
        await using var live = await TestServer.NewDatabaseAsync();
        await using var fresh = await TestServer.NewDatabaseAsync();
        _shell.Write("db/its files/000001_users.up.sql", "CREATE TABLE users (id int PRIMARY KEY);");
        _shell.Write("db/its files/000002_posts.up.sql", "CREATE TABLE posts (id int REFERENCES user);");
        _shell.Write("db/its files/000003_tags.up.sql", "CREATE TABLE IF NOT EXISTS users (name text);");
        await Query.ScalarAsync(live.ConnectionString,
            """
            CREATE TABLE users (id int PRIMARY KEY);
            CREATE SCHEMA deploy;
            CREATE TABLE deploy."log of all" (script text, hash text, ok boolean);
            INSERT INTO deploy."log of all" VALUES ('000001_users.up.sql', md5('CREATE TABLE users (id int PRIMARY KEY);'), true), ('000002_posts.up.sql', NULL, false);
            """);
        var password = new NpgsqlConnectionStringBuilder(live.ConnectionString).Password!;

        var audit = await _shell.RunAsync(live.ConnectionString,
            $"strict-migrations audit --connection '{live.ConnectionString}' --admin-connection '{live.ConnectionString}' --migrations 'db/its files' --naming golang-migrate --history 'deploy.log of all' --map filename=script,checksum=hash,status=ok --ledger-schema proofs --managed-schemas public");
        var steps = Steps(audit.Output);

        audit.Output.Should().Contain("Set the environment variable STRICT_MIGRATIONS_CONNECTION and STRICT_MIGRATIONS_ADMIN_CONNECTION").And.NotContain(password);
        const string Everywhere = "--migrations 'db/its files' --naming golang-migrate --ledger-schema proofs --managed-schemas public";
        steps.Should().Equal(
            $"strict-migrations adopt --history 'deploy.log of all' --dry-run --map filename=script,checksum=hash,status=ok {Everywhere}",
            $"strict-migrations adopt --history 'deploy.log of all' --map filename=script,checksum=hash,status=ok {Everywhere}",
            $"strict-migrations baseline --version 000004 --name establish_true_baseline --approve {Everywhere}",
            $"strict-migrations retire 000002_posts.up.sql 000003_tags.up.sql --reason 'never ran' --replaced-by 000004_establish_true_baseline.up.sql {Everywhere}",
            $"strict-migrations migrate {Everywhere}",
            $"strict-migrations validate {Everywhere}");
        foreach (var command in steps)
            await RequireAsync(live.ConnectionString, command);
        (await _shell.RunAsync(fresh.ConnectionString, steps[^2])).Output.Should().Contain("Applied 000004_establish_true_baseline.up.sql");
        (await Query.ScalarAsync(fresh.ConnectionString, "SELECT count(*) FROM users")).Should().Be(0L);
    }

    [Test]
    public async Task They_name_the_preset_that_the_audit_was_given()
    {
        await using var live = await TestServer.NewDatabaseAsync();
        await using var fresh = await TestServer.NewDatabaseAsync();
        _shell.Write("sql/V1__users.sql", "CREATE TABLE users (id int PRIMARY KEY);");
        _shell.Write("sql/V2__posts.sql", "CREATE TABLE posts (id int REFERENCES user);");
        await Query.ScalarAsync(live.ConnectionString,
            """
            CREATE TABLE users (id int PRIMARY KEY);
            CREATE TABLE migrations_done (installed_rank int, version text, description text, type text, script text, checksum int, installed_by text, installed_on timestamp, execution_time int, success boolean);
            INSERT INTO migrations_done VALUES (1, '1', 'users', 'SQL', 'V1__users.sql', NULL, 'app', now(), 1, true), (2, '2', 'posts', 'SQL', 'V2__posts.sql', NULL, 'app', now(), 1, false);
            """);

        var steps = Steps((await _shell.RunAsync(live.ConnectionString, "strict-migrations audit --migrations sql --naming flyway --preset flyway --history migrations_done")).Output);

        steps[1].Should().Be("strict-migrations adopt --history public.migrations_done --preset flyway --migrations sql --naming flyway");
        foreach (var command in steps)
            await RequireAsync(live.ConnectionString, command);
        (await _shell.RunAsync(fresh.ConnectionString, steps[^2])).Output.Should().Contain("Applied V3__establish_true_baseline.sql");
    }

    private async Task<List<string>> RescueAsync(string connection)
    {
        using var json = JsonDocument.Parse((await _shell.RunAsync(connection, "strict-migrations audit --history schema_migrations --format json")).Output);
        var commands = json.RootElement.GetProperty("rescue").EnumerateArray().Select(step => step.GetProperty("command").GetString()).OfType<string>().ToList();
        commands.Should().HaveCount(6);
        return commands;
    }

    /// <summary>The commands of the text, as a person copies them.</summary>
    private static List<string> Steps(string audit) =>
        [.. audit.Split('\n').Select(line => line.TrimStart(' ', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.')).Where(line => line.StartsWith("strict-migrations ", StringComparison.Ordinal))];

    private async Task RequireAsync(string connection, string command)
    {
        var result = await _shell.RunAsync(connection, command);
        result.ExitCode.Should().Be(0, $"{command}\n{result.Output}{result.Error}");
    }

    /// <summary>The story of the demo also compares what pg_dump says of both.</summary>
    private async Task RequireEqualAsync(AuditedDatabase live, TestDatabase fresh, string applied)
    {
        (await _shell.RunAsync(fresh.ConnectionString, "strict-migrations migrate")).Output.Should().Contain(applied);
        (await SchemaAsync(fresh.ConnectionString)).Should().Be(await SchemaAsync(live.ConnectionString));
    }

    private static async Task<Fingerprint> SchemaAsync(string connectionString)
    {
        await using var connection = await Query.OpenAsync(connectionString);
        return (await SnapshotReader.ReadAsync(connection)).Fingerprint;
    }

    private static Task<object?> RowsAsync(AuditedDatabase database) => Query.ScalarAsync(
        database.ConnectionString,
        "SELECT concat((SELECT json_agg(t ORDER BY id) FROM users t), (SELECT json_agg(t ORDER BY id) FROM roles t), (SELECT json_agg(t ORDER BY id) FROM schema_migrations t))");
}
