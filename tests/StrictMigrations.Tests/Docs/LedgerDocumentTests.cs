using System.Text.RegularExpressions;
using Npgsql;
using StrictMigrations.Histories;
using StrictMigrations.Tests.Histories;
using StrictMigrations.Tests.Running;
using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Docs;

/// <summary>The queries of docs/ledger.md know nothing of this library: they compute what it wrote.</summary>
public sealed partial class LedgerDocumentTests
{
    private static readonly Document Document = new("docs/ledger.md");

    private static string ChainQuery => Document.Blocks("sql")[0];

    private static string DigestQuery => Document.Blocks("sql")[1];

    private static string MigratorGrants => Document.Blocks("sql")[2];

    private static string ReaderGrants => Document.Blocks("sql")[3];

    [Test]
    public async Task The_chain_query_finds_every_row_right()
    {
        await using var database = await MigratedAsync();

        (await ChainAsync(database)).Should().Equal((1, true, true), (2, true, true), (3, true, true), (4, true, true), (5, true, true), (6, true, true), (7, true, true));
    }

    [Test]
    public async Task The_chain_query_finds_a_row_that_was_altered()
    {
        await using var database = await MigratedAsync();
        await TamperAsync(database, "UPDATE strict_migrations.ledger SET reason = 'nothing' WHERE id = 2");

        (await ChainAsync(database)).Where(row => !row.Content || !row.Follows).Should().Equal((2, false, true));
    }

    [Test]
    public async Task The_chain_query_finds_a_row_that_was_deleted()
    {
        await using var database = await MigratedAsync();
        await TamperAsync(database, "DELETE FROM strict_migrations.ledger WHERE id = 2");

        (await ChainAsync(database)).Where(row => !row.Content || !row.Follows).Should().Equal((3, true, false));
    }

    [Test]
    public async Task The_digest_query_computes_the_state_digest()
    {
        await using var database = await MigratedAsync();

        (await Query.ScalarAsync(database.ConnectionString, DigestQuery)).Should().Be(true);
    }

    [Test]
    public void The_example_in_Python_has_the_hash_of_its_event()
    {
        var documented = PrintedHash().Match(Document.Blocks("python").Single());

        documented.Groups["length"].Value.Should().Be($"{EventEncoding.Encode(EventEncodingTests.Applied).Length}");
        documented.Groups["hash"].Value.Should().Be(Convert.ToHexStringLower(EventEncoding.Hash(EventEncodingTests.Applied)));
    }

    [Test]
    public async Task Every_column_is_documented()
    {
        await using var database = await MigratedAsync();

        var columns = (string)(await Query.ScalarAsync(database.ConnectionString,
            "SELECT string_agg(attname, ' ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'strict_migrations.ledger'::regclass AND attnum > 0"))!;

        var table = Document.Text[Document.Text.IndexOf("## Table `ledger`", StringComparison.Ordinal)..Document.Text.IndexOf("## Kinds", StringComparison.Ordinal)];
        Row().Matches(table).SelectMany(row => Name().Matches(row.Groups["names"].Value)).Select(name => name.Groups["name"].Value).Should().Equal(columns.Split(' '));
    }

    [Test]
    public void Every_kind_is_documented()
    {
        var table = Document.Text[Document.Text.IndexOf("## Kinds", StringComparison.Ordinal)..Document.Text.IndexOf("## The bytes behind `hash`", StringComparison.Ordinal)];

        Row().Matches(table).Select(row => row.Groups["names"].Value.Trim('`')).Should().BeEquivalentTo(Enum.GetValues<EventKind>().Select(EventKinds.NameOf));
    }

    [Test]
    public async Task A_role_with_the_documented_rights_migrates_and_cannot_rewrite()
    {
        await using var database = await MigratedAsync();
        using var folder = Folder().Write("0005_more.sql", "CREATE TABLE more (id int);");
        await using var role = await TestRole.CreateAsync(database, "migrator", MigratorGrants + "GRANT CREATE ON SCHEMA public TO migrator;");

        await using var runner = StrictMigrator.Create(m => m.UseConnectionString(role.ConnectionString).FromDirectory(folder.FullPath));
        (await runner.MigrateAsync()).Applied.Select(applied => applied.FileName).Should().Equal("0005_more.sql");

        foreach (var statement in new[] { "DELETE FROM strict_migrations.ledger", "UPDATE strict_migrations.ledger SET reason = ''", "TRUNCATE strict_migrations.ledger", "ALTER TABLE strict_migrations.ledger DISABLE TRIGGER ALL" })
            (await RefusalAsync(role.ConnectionString, statement)).Should().Be(PostgresErrorCodes.InsufficientPrivilege, statement);
    }

    [Test]
    public async Task A_role_with_the_documented_rights_reads_the_history_only()
    {
        await using var database = await MigratedAsync();
        await using var role = await TestRole.CreateAsync(database, "reader", ReaderGrants);

        (await Query.ScalarAsync(role.ConnectionString, "SELECT count(*) FROM strict_migrations.history")).Should().Be(5L);
        (await RefusalAsync(role.ConnectionString, "SELECT FROM strict_migrations.ledger")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Test]
    public async Task The_owner_is_refused_too_until_the_trigger_is_switched_off()
    {
        await using var database = await MigratedAsync();

        (await RefusalAsync(database.ConnectionString, "SET session_replication_role = replica; DELETE FROM strict_migrations.ledger")).Should().Be(PostgresErrorCodes.RaiseException);
    }

    private static MigrationFolder Folder() => new MigrationFolder()
        .Write("0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY, email text);")
        .Write("0002_admin.sql", "INSERT INTO users VALUES (1, 'añadir');")
        .Write("0003_old.sql.retired", "-- RETIRED: 2026-11-22 (never worked)\nSELECT 1;")
        .Write("0004_email.sql", "-- TRANSACTION: none\nCREATE INDEX CONCURRENTLY users_email ON users (email);")
        .Write("R__emails.sql", "CREATE OR REPLACE VIEW emails AS SELECT email FROM users;");

    private static async Task<TestDatabase> MigratedAsync()
    {
        var database = await TestServer.NewDatabaseAsync();
        using var folder = Folder();
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath));
        await migrator.MigrateAsync();
        return database;
    }

    private static async Task<List<(long Id, bool Content, bool Follows)>> ChainAsync(TestDatabase database)
    {
        await using var connection = await Query.OpenAsync(database.ConnectionString);
        await using var command = new NpgsqlCommand(ChainQuery, connection);
        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<(long, bool, bool)>();
        while (await row.ReadAsync())
            rows.Add((row.GetInt64(0), row.GetBoolean(1), row.GetBoolean(2)));
        return rows;
    }

    private static Task<object?> TamperAsync(TestDatabase database, string statement) =>
        Query.ScalarAsync(database.ConnectionString, $"ALTER TABLE strict_migrations.ledger DISABLE TRIGGER append_only; {statement}");

    private static async Task<string?> RefusalAsync(string connectionString, string statement)
    {
        try
        {
            await Query.ScalarAsync(connectionString, statement);
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }

    [GeneratedRegex(@"^\| (?<names>`[^|]+`) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[a-z_]+)`")]
    private static partial Regex Name();

    [GeneratedRegex("^# (?<length>[0-9]+) (?<hash>[0-9a-f]{64})$", RegexOptions.Multiline)]
    private static partial Regex PrintedHash();
}
