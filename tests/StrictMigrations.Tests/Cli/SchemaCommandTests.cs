using System.Text.Json;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli;

public sealed class SchemaCommandTests
{
    [Test]
    public async Task A_snapshot_is_written_and_compared_with_the_database()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder();
        var file = Path.Combine(folder.FullPath, "schema.json");
        await Query.ScalarAsync(database.ConnectionString, "CREATE TABLE users (id int, password text)");

        var written = await CommandLineProcess.RunOnAsync(database.ConnectionString, "snapshot", "--format", "json", "--output", file);
        var same = await CommandLineProcess.RunOnAsync(database.ConnectionString, "diff", file, "env:STRICT_MIGRATIONS_CONNECTION");
        await Query.ScalarAsync(database.ConnectionString, "ALTER TABLE users RENAME password TO password_hash; ALTER TABLE users ALTER id TYPE bigint");
        var other = await CommandLineProcess.RunAsync("diff", file, database.ConnectionString);

        written.ExitCode.Should().Be(0);
        JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement.GetProperty("fingerprint").GetString().Should().MatchRegex("^sha256:v1:[0-9a-f]{64}$");
        (same.ExitCode, same.Output).Should().Be((0, $"The schemas are equal: {JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement.GetProperty("fingerprint").GetString()}.{Environment.NewLine}"));
        other.ExitCode.Should().Be(1);
        other.Output.Should().Contain("users.password").And.Contain("password_hash").And.Contain("integer").And.Contain("bigint");
        other.Error.Should().BeEmpty();
    }

    [Test]
    public async Task Two_databases_are_compared_in_every_format()
    {
        await using var one = await TestServer.NewDatabaseAsync();
        await using var two = await TestServer.NewDatabaseAsync();
        await Query.ScalarAsync(one.ConnectionString, "CREATE TABLE users (id int); CREATE SCHEMA scratch; CREATE TABLE scratch.t ()");
        await Query.ScalarAsync(two.ConnectionString, "CREATE TABLE users (id int, name text)");

        var json = await CommandLineProcess.RunAsync("diff", one.ConnectionString, two.ConnectionString, "--format", "json", "--managed-schemas", "public");
        var markdown = await CommandLineProcess.RunAsync("diff", one.ConnectionString, two.ConnectionString, "--format", "markdown");
        var ignored = await CommandLineProcess.RunAsync("diff", one.ConnectionString, two.ConnectionString, "--ignore-objects", "scratch,public.users");

        var change = JsonDocument.Parse(json.Output).RootElement.GetProperty("changes").EnumerateArray().Single();
        change.GetProperty("name").GetString().Should().Be("public.users.name");
        change.GetProperty("change").GetString().Should().Be("added");
        markdown.Output.Should().Contain("`").And.Contain("scratch");
        ignored.ExitCode.Should().Be(0);
    }

    [Test]
    public async Task A_snapshot_as_text_lists_objects_and_ends_with_the_fingerprint()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await Query.ScalarAsync(database.ConnectionString, "CREATE TABLE users (id int NOT NULL)");

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, "snapshot", "--comments", "--owners", "--privileges");

        result.ExitCode.Should().Be(0);
        result.Output.Should().MatchRegex(@"(?s)table public\.users\r?\n.*column public\.users\.id\r?\n  not null: .*  type: integer\r?\n.*objects, PostgreSQL \d+, sha256:v1:[0-9a-f]{64}\r?\n$");
        result.Output.Should().Contain("owner: ");
    }

    [TestCase("this is not a snapshot", "This is not a snapshot")]
    [TestCase("{}", "This is not a snapshot")]
    [TestCase("{\"format\": 99}", "This snapshot has format 99; this version of StrictMigrations reads up to format 1.")]
    [TestCase(null, "cannot be read: Could not find file")]
    public async Task A_file_that_is_no_snapshot_is_refused(string? text, string message)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder();
        if (text is not null)
            folder.Write("schema.json", text);

        var result = await CommandLineProcess.RunAsync("diff", Path.Combine(folder.FullPath, "schema.json"), database.ConnectionString);

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain(message).And.Contain("schema.json").And.NotContain("   at ");
        result.Output.Should().BeEmpty();
    }

    [Test]
    public async Task A_file_with_other_bytes_is_refused()
    {
        using var folder = new MigrationFolder();
        var file = Path.Combine(folder.FullPath, "schema.json");
        await File.WriteAllBytesAsync(file, [0x7B, 0xC3, 0x28, 0x80]);

        var result = await CommandLineProcess.RunAsync("diff", file, file);

        (result.ExitCode, result.Error).Should().Be((2, $"{file}: This is not a snapshot: it is no UTF-8 text. Write one with the command 'snapshot --format json'.{Environment.NewLine}"));
    }

    [Test]
    public async Task A_file_that_cannot_be_written_is_refused()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder();

        var result = await CommandLineProcess.RunOnAsync(database.ConnectionString, "snapshot", "--output", Path.Combine(folder.FullPath, "missing", "schema.json"));

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain($"{folder.FullPath}/missing/schema.json cannot be written: Could not find a part of the path ").And.Contain("Name a file in a folder that exists").And.NotContain("   at ");
    }

    [TestCase(2, "Host=localhost;Pasword=hush-hush")]
    [TestCase(2, "postgres://app:hush-hush@localhost/app")]
    [TestCase(5, "Host=127.0.0.1;Port=1;Username=app;Password=hush-hush")]
    public async Task No_message_shows_the_password(int exitCode, string connection)
    {
        var result = await CommandLineProcess.RunAsync("diff", connection, "env:NOBODY_SET_THIS", "--format", "json");

        result.ExitCode.Should().Be(exitCode);
        (result.Error + result.Output).Should().NotBeEmpty().And.NotContain("hush").And.NotContain("   at ");
    }

    [Test]
    public async Task An_environment_variable_that_is_not_set_is_named()
    {
        var result = await CommandLineProcess.RunAsync("diff", "env:NOBODY_SET_THIS", "schema.json");

        (result.ExitCode, result.Error).Should().Be((2, $"The environment variable NOBODY_SET_THIS is not set. Put a connection string in it.{Environment.NewLine}"));
    }

    [Test]
    public async Task Status_shows_what_each_migration_changed()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder()
            .Write("0001_users.sql", "CREATE TABLE users (id int);")
            .Write("0002_wider.sql", "ALTER TABLE users ALTER id TYPE bigint; ALTER TABLE users RENAME id TO ident;")
            .Write("0003_rows.sql", "INSERT INTO users VALUES (1);");
        await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", folder.FullPath);

        var text = await CommandLineProcess.RunOnAsync(database.ConnectionString, "status", "--migrations", folder.FullPath, "--changes");
        var json = await CommandLineProcess.RunOnAsync(database.ConnectionString, "status", "--migrations", folder.FullPath, "--changes", "--format", "json");

        text.Output.ReplaceLineEndings("\n").Should().Contain("\n0001_users.sql:\n  added table public.users\n  added column public.users.id\n\n0002_wider.sql:\n").And.Contain("\n\n0003_rows.sql: no change of the schema is recorded\n");
        var migrations = JsonDocument.Parse(json.Output).RootElement.GetProperty("migrations");
        migrations[0].GetProperty("schemaDiff").GetProperty("changes")[0].GetProperty("name").GetString().Should().Be("public.users");
        migrations[2].GetProperty("schemaDiff").ValueKind.Should().Be(JsonValueKind.Null);
    }
}
