namespace StrictMigrations.Tests.Running;

public sealed class LedgerSchemaTests
{
    private const string Name = "The \"ledger\"'s $1; {schema}";
    private const string Quoted = "\"The \"\"ledger\"\"'s $1; {schema}\"";

    [Test]
    public async Task The_name_of_the_ledgers_schema_is_quoted_wherever_it_stands()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_a.sql", "CREATE TABLE a (i int);").Write("0002_b.sql", "-- TRANSACTION: none\nCREATE INDEX CONCURRENTLY b ON a (i);").Write("0003_c.sql", "SELECT x;");

        await sandbox.FailAsync<MigrationFailedException>(Configure);
        (await sandbox.Write("0003_c.sql", "CREATE TABLE c ();").MigrateAsync(Configure)).Applied.Should().ContainSingle();
        (await sandbox.MigrateAsync(Configure)).Applied.Should().BeEmpty();

        (await sandbox.LedgerAsync(Quoted)).Should().Be("applied 1, started 2, advanced 2, applied 2, failed 3, applied 3");
        await sandbox.ExecuteAsync("DROP TABLE c");
        await using var migrator = sandbox.Migrator(Configure);
        (await migrator.Runner.ValidateAsync()).Findings.Should().ContainSingle().Which.Rule.Should().Be("drift/missing");
    }

    private static void Configure(StrictMigrationsOptions options) => options.LedgerSchema = Name;
}
