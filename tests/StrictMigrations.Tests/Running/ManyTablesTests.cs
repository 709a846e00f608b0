namespace StrictMigrations.Tests.Running;

/// <summary>Minutes of a server's work; what is read of which catalog is held on every major by RefreshTests.</summary>
[Once]
public sealed class ManyTablesTests
{
    /// <summary>More than one transaction could lock: the tables are made in several.</summary>
    private const string TenThousand = """
        -- TRANSACTION: none
        DO $$
        BEGIN
            FOR i IN 1..10000 LOOP
                EXECUTE format('CREATE TABLE t_%s (id integer, name text)', i);
                IF i % 1000 = 0 THEN
                    COMMIT;
                END IF;
            END LOOP;
        END $$;
        """;

    [Test]
    public async Task Ten_thousand_tables_are_proved_as_ten_are()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_many.sql", TenThousand).Write("0002_rename.sql", "ALTER TABLE t_5000 RENAME TO named;").Write("0003_view.sql", "CREATE VIEW v AS SELECT id FROM named;");

        await sandbox.MigrateAsync();

        (await sandbox.ScalarAsync("SELECT string_agg(schema_diff::jsonb -> 'changes' -> 0 ->> 'change', ', ' ORDER BY id) FROM strict_migrations.ledger WHERE name IN ('rename', 'view')"))
            .Should().Be("renamed, added");
        await sandbox.ExecuteAsync("ALTER TABLE t_9999 DROP COLUMN name");
        (await sandbox.FailAsync<MigrationValidationException>()).Findings.Should().ContainSingle().Which.Subject.Should().Be("column public.t_9999.name");
    }
}
