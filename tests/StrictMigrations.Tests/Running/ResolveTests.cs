using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Running;

public sealed class ResolveTests
{
    private const string TwoIndexes =
        """
        -- TRANSACTION: none
        CREATE INDEX CONCURRENTLY users_name ON users (name);
        CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (email);
        """;

    [Test]
    public async Task An_interrupted_migration_names_its_invalid_index_and_goes_on_once_it_is_dropped_and_resolved()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = await FailAsync(database);
        await using var migrator = Migrator(database, folder);

        var refused = (await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationValidationException>()).Which;
        refused.Findings.Select(finding => finding.Rule).Should().BeEquivalentTo("history/interrupted", "history/invalid-index");
        refused.Message.Should().Contain("1 statement is done").And.Contain("DROP INDEX CONCURRENTLY public.users_email;").And.Contain("strict-migrations resolve 0002 --continue");

        var resolve = () => migrator.Administration.ResolveAsync(new ResolveRequest { Migration = "0002", Resolution = Resolution.Continue, Reason = "duplicate removed" });
        await resolve.Should().ThrowAsync<MigrationConfigurationException>().WithMessage("*DROP INDEX CONCURRENTLY public.users_email;*");
        await Query.ScalarAsync(database.ConnectionString, "DROP INDEX CONCURRENTLY users_email");
        await Query.ScalarAsync(database.ConnectionString, "DELETE FROM users WHERE id = 2");
        await resolve();

        var result = await migrator.MigrateAsync();
        result.Applied.Single().Statements.Should().Be(2);
        (await Query.ScalarAsync(database.ConnectionString, "SELECT string_agg(kind, ' ' ORDER BY id) FROM strict_migrations.ledger WHERE version = '0002'"))
            .Should().Be("started advanced failed resolved started advanced applied");
    }

    [TestCase(Resolution.Continue, TwoIndexes)]
    [TestCase(Resolution.Continue, "-- TRANSACTION: none\nCREATE INDEX CONCURRENTLY users_name ON users (name);\nSELECT 1;")]
    [TestCase(Resolution.Restart, "-- TRANSACTION: none\nCREATE INDEX CONCURRENTLY IF NOT EXISTS users_name ON users (name);")]
    public async Task The_recorded_difference_has_what_was_done_before_it_was_resolved(Resolution resolution, string script)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = await FailAsync(database);
        await using var migrator = Migrator(database, folder);
        await Query.ScalarAsync(database.ConnectionString, "DROP INDEX CONCURRENTLY users_email");
        await Query.ScalarAsync(database.ConnectionString, "DELETE FROM users WHERE id = 2");
        await migrator.Administration.ResolveAsync(new ResolveRequest { Migration = "0002", Resolution = resolution });
        folder.Write("0002_indexes.sql", script);

        var applied = (await migrator.MigrateAsync()).Applied.Single();

        applied.Effect.Should().Contain("users_name");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT schema_diff::jsonb #>> '{changes,-1,name}' FROM strict_migrations.ledger WHERE version = '0002' AND kind = 'applied'")).Should().Be("public.users.users_name");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT schema_diff::jsonb ->> 'before' = (SELECT schema_fingerprint FROM strict_migrations.ledger WHERE version = '0001') FROM strict_migrations.ledger WHERE version = '0002' AND kind = 'applied'")).Should().Be(true);
    }

    [Test]
    public async Task Done_by_hand_counts_as_applied()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = await FailAsync(database);
        await using var migrator = Migrator(database, folder);
        await Query.ScalarAsync(database.ConnectionString, "DROP INDEX CONCURRENTLY users_email");

        await migrator.Administration.ResolveAsync(new ResolveRequest { Migration = "0002_indexes.sql", Resolution = Resolution.Done });

        (await migrator.MigrateAsync()).Applied.Should().BeEmpty();
    }

    [Test]
    public async Task Going_on_behind_statements_that_were_edited_is_refused()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = await FailAsync(database);
        await using var migrator = Migrator(database, folder);
        await Query.ScalarAsync(database.ConnectionString, "DROP INDEX CONCURRENTLY users_email");
        await migrator.Administration.ResolveAsync(new ResolveRequest { Migration = "0002", Resolution = Resolution.Continue });
        folder.Write("0002_indexes.sql", TwoIndexes.Replace("users (name)", "users (lower(name))", StringComparison.Ordinal));

        var refused = (await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationValidationException>()).Which;
        var finding = refused.Findings.Should().ContainSingle().Subject;
        (finding.Rule, finding.Message).Should().Be(("history/resumed", "0002_indexes.sql cannot go on behind its statement 1: what is done already was edited since."));
        finding.Remedy.Should().Be("Restore those statements, or decide again: strict-migrations resolve 0002 --restart runs all of it, --done runs nothing.");
    }

    [Test]
    public async Task Only_an_interrupted_migration_can_be_resolved()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = await FailAsync(database);
        await using var migrator = Migrator(database, folder);

        await migrator.Invoking(m => m.Administration.ResolveAsync(new ResolveRequest { Migration = "0001", Resolution = Resolution.Done }))
            .Should().ThrowAsync<MigrationConfigurationException>().WithMessage("0001_users.sql is not interrupted: its state is Applied*");
        await migrator.Invoking(m => m.Administration.ResolveAsync(new ResolveRequest { Migration = "0009", Resolution = Resolution.Done }))
            .Should().ThrowAsync<MigrationConfigurationException>().WithMessage("There is no migration '0009'*");
    }

    private static StrictMigrator Migrator(TestDatabase database, MigrationFolder folder) =>
        StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath));

    /// <summary>The first index is built; the second finds a duplicate and stays invalid.</summary>
    private static async Task<MigrationFolder> FailAsync(TestDatabase database)
    {
        var folder = new MigrationFolder()
            .Write("0001_users.sql", "CREATE TABLE users (id int, name text, email text); INSERT INTO users VALUES (1, 'a', 'x'), (2, 'b', 'x');")
            .Write("0002_indexes.sql", TwoIndexes);
        await using var migrator = Migrator(database, folder);
        var failure = (await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationFailedException>()).Which;
        failure.StatementsKept.Should().Be(1);
        return folder;
    }
}
