using StrictMigrations.Testing;
using StrictMigrations.Tests.Schemas;

namespace StrictMigrations.Tests.Audits;

/// <summary>
/// The rescued database and a fresh one built from the rescued files, as pg_dump sees them: all but the ledger, owners and privileges, which no migration brings. PostgreSQL words
/// <c>IN ('a', 'b')</c> otherwise when it reads its own words again, and only the fresh one was made from such words: the rescued one is dumped behind one restore.
/// </summary>
[Once]
public sealed class RescuedDumpTests
{
    private const string WithoutLedger = "--exclude-schema=strict_migrations";

    [Test]
    public async Task Pg_dump_cannot_tell_the_rescued_database_from_a_fresh_one_and_neither_after_the_next_migration()
    {
        await using var server = await PostgresServer.StartAsync(new() { BinDirectory = ClientPrograms.Folder });
        await using var live = await AuditedDatabase.OfSampleAsync(await server.CreateDatabaseAsync());
        await using var fresh = await server.CreateDatabaseAsync();
        await using var rescued = Migrator(live.ConnectionString, live.Folder);
        await using var started = Migrator(fresh.ConnectionString, live.Folder);
        var before = await ClientPrograms.DumpSchemaAsync(live.Database, WithoutLedger);

        await rescued.Administration.AdoptAsync(new AdoptRequest());
        var baseline = await rescued.Administration.BaselineAsync(new BaselineRequest { Version = MigrationVersion.Parse("0030"), Name = "establish_true_baseline", Folder = live.Folder });
        await rescued.Administration.RetireAsync(new RetireRequest { Migrations = baseline.NeverRan, Reason = "never ran", ReplacedBy = "0030" });
        (await rescued.MigrateAsync()).Applied.Should().ContainSingle().Which.Effect.Should().Be("its schema is there: recorded, not run");
        await started.MigrateAsync();

        (await ClientPrograms.DumpSchemaAsync(live.Database, WithoutLedger)).Should().Be(before);
        await RequireEqualAsync(server, live.Database, fresh, tables: 29);

        live.Write("0031_deactivated_users.sql", await File.ReadAllTextAsync(Path.Combine(Repository.Root, "samples/BrokenHistory/next/0031_deactivated_users.sql")));
        (await rescued.MigrateAsync()).Applied.Should().ContainSingle();
        (await started.MigrateAsync()).Applied.Should().ContainSingle();

        await RequireEqualAsync(server, live.Database, fresh, tables: 29);
        (await ClientPrograms.DumpSchemaAsync(live.Database, WithoutLedger)).Should().NotBe(before);
    }

    private static async Task RequireEqualAsync(PostgresServer server, TestDatabase live, TestDatabase fresh, int tables)
    {
        await using var restored = await server.CreateDatabaseAsync();
        await ClientPrograms.CopyAsync(live, restored, "--schema-only", "--no-owner", "--no-privileges", WithoutLedger);
        var expected = await ClientPrograms.DumpSchemaAsync(restored);
        expected.Split("\nCREATE TABLE ").Should().HaveCount(tables + 1);
        (await ClientPrograms.DumpSchemaAsync(fresh, WithoutLedger)).Should().Be(expected);
    }

    private static StrictMigrator Migrator(string connectionString, string folder) => StrictMigrator.Create(m => m.UseConnectionString(connectionString).FromDirectory(folder));
}
