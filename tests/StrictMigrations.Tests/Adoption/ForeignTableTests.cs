namespace StrictMigrations.Tests.Adoption;

/// <summary>Tables that are not what was expected: each error says what is there and what to do.</summary>
public sealed class ForeignTableTests
{
    [TestCase("SELECT 1", null, "No history table of a known tool was found*")]
    [TestCase("SELECT 1", "schema_migrations", "There is no table schema_migrations; no table of any known tool is there either*")]
    [TestCase("CREATE TABLE schemaversions (scriptname text, applied timestamp)", "schema_migrations", "There is no table schema_migrations; there is public.schemaversions*")]
    [TestCase("CREATE TABLE schema_migrations (version bigint, dirty boolean)", null, "public.schema_migrations has the columns version, dirty; no known tool's table looks like that*--map filename=COLUMN*")]
    [TestCase("CREATE SCHEMA a CREATE TABLE schema_migrations (filename text); CREATE SCHEMA b CREATE TABLE schema_migrations (filename text)", null, "There are several histories: a.schema_migrations of a script runner, b.schema_migrations of a script runner*--history schema.table*")]
    public async Task What_is_not_certain_is_asked_for(string sql, string? table, string message)
    {
        await using var adoption = await StartAsync(sql);

        await adoption.Invoking(a => a.AdoptAsync(new AdoptRequest { Table = table }))
            .Should().ThrowAsync<MigrationConfigurationException>().WithMessage(message);
    }

    [Test]
    public async Task A_schema_before_the_table_says_which()
    {
        await using var adoption = await StartAsync("CREATE SCHEMA a CREATE TABLE schema_migrations (filename text); CREATE SCHEMA b CREATE TABLE schema_migrations (filename text); INSERT INTO b.schema_migrations VALUES ('0001_users.sql')");

        (await adoption.AdoptAsync(new AdoptRequest { Table = "b.schema_migrations" })).Table.Should().Be("b.schema_migrations");
    }

    [Test]
    public async Task Any_other_table_is_read_by_a_mapping()
    {
        await using var adoption = await StartAsync("CREATE TABLE deployed (script text, ok boolean, \"Hash\" text, finished timestamp); INSERT INTO deployed VALUES ('db/0001_users.sql', true, md5('CREATE TABLE users (id int);'), '2025-05-05 05:05:05')");

        var report = await adoption.AdoptAsync(new AdoptRequest
        {
            Table = "deployed",
            Mapping = new HistoryMapping { FileName = "script", Status = "ok", Checksum = "Hash", ExecutedAt = "finished" },
        });

        report.Rows.Single().Should().BeEquivalentTo(new { Becomes = AdoptedAs.Applied, FileName = "0001_users.sql", ExecutedAt = new DateTimeOffset(2025, 5, 5, 5, 5, 5, TimeSpan.Zero) });
    }

    [Test]
    public async Task A_mapped_column_that_is_not_there_is_named()
    {
        await using var adoption = await StartAsync("CREATE TABLE deployed (script text)");

        await adoption.Invoking(a => a.AdoptAsync(new AdoptRequest { Table = "deployed", Mapping = new HistoryMapping { FileName = "script", Checksum = "md5" } }))
            .Should().ThrowAsync<MigrationConfigurationException>().WithMessage("public.deployed has the columns script; a history of your own needs script, md5*");
    }

    [Test]
    public async Task A_history_that_cannot_be_read_is_not_an_empty_one()
    {
        await using var adoption = await StartAsync("CREATE TABLE real_history (filename text); CREATE VIEW schema_migrations AS SELECT filename FROM real_history WHERE 1 / (SELECT count(*) FROM real_history) > 0");

        await adoption.Invoking(a => a.AdoptAsync()).Should().ThrowAsync<MigrationDatabaseException>()
            .WithMessage("The history cannot be read: 22012: division by zero* a history that cannot be read is not an empty one*");
    }

    private static async Task<AdoptionCase> StartAsync(string sql) =>
        (await AdoptionCase.StartAsync(sql)).Write("0001_users.sql", "CREATE TABLE users (id int);");
}
