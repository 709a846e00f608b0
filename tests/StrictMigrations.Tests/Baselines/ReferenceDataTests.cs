using StrictMigrations.Tests.Schemas;

namespace StrictMigrations.Tests.Baselines;

public sealed class ReferenceDataTests
{
    [TestCase("partitions", "measure.stations", "code, region, parent, place::text", "SELECT nextval('measure.stations_id_seq')", 4L)]
    [TestCase("inheritance", "diary", "id, small, what, who, at", "SELECT nextval('diary_id_seq')", 15L)]
    public async Task Rows_come_along_with_their_sequences_and_are_not_doubled(string name, string table, string columns, string next, long expected)
    {
        await using var live = await TestServer.NewDatabaseAsync();
        await using var fresh = await TestServer.NewDatabaseAsync();
        await live.SnapshotAsync(BaselineDatabases.Sql(name));

        var baseline = await BaselineRoundTripTests.GenerateAsync(live, new() { DataTables = [table], CheckLive = true });
        await fresh.RunAsync(baseline.Script);
        await fresh.RunAsync(baseline.Script);

        var rows = $"SELECT string_agg(t::text, E'\n' ORDER BY t::text) FROM (SELECT {columns} FROM {table}) t";
        var found = (string)(await Query.ScalarAsync(fresh.ConnectionString, rows))!;
        found.Split('\n').Length.Should().BeGreaterThan(2);
        found.Should().Be((string)(await Query.ScalarAsync(live.ConnectionString, rows))!);
        (await Query.ScalarAsync(fresh.ConnectionString, next)).Should().Be(expected);
    }

    [Test]
    public async Task Tables_that_are_referred_to_come_first()
    {
        await using var live = await TestServer.NewDatabaseAsync();
        await live.SnapshotAsync("""
            CREATE TABLE a_child (id integer PRIMARY KEY, parent text);
            CREATE TABLE b_parent (code text PRIMARY KEY);
            ALTER TABLE a_child ADD FOREIGN KEY (parent) REFERENCES b_parent;
            INSERT INTO b_parent VALUES ('x'); INSERT INTO a_child VALUES (1, 'x'), (2, NULL);
            """);

        var script = (await BaselineRoundTripTests.GenerateAsync(live, new() { DataTables = ["a_child", "b_parent"] })).Script;

        script.Should().Contain("INSERT INTO public.a_child (id, parent) VALUES\n    ('1', 'x'),\n    ('2', NULL)\nON CONFLICT DO NOTHING;");
        script.IndexOf("INSERT INTO public.b_parent", StringComparison.Ordinal).Should().BeLessThan(script.IndexOf("INSERT INTO public.a_child", StringComparison.Ordinal)).And.BePositive();
    }

    [Test]
    public async Task A_table_that_does_not_exist_is_named()
    {
        await using var live = await TestServer.NewDatabaseAsync();

        var generating = () => BaselineRoundTripTests.GenerateAsync(live, new() { DataTables = ["nowhere"] });

        (await generating.Should().ThrowAsync<MigrationConfigurationException>()).WithMessage("There is no table 'nowhere' whose data could be part of the baseline. Nothing was written.*");
    }

    [Test]
    public async Task Rows_that_a_trigger_changes_are_not_proved()
    {
        await using var live = await TestServer.NewDatabaseAsync();
        await live.SnapshotAsync("""
            CREATE TABLE noted (id integer PRIMARY KEY); CREATE TABLE journal (at timestamptz);
            INSERT INTO noted VALUES (1);
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO public.journal VALUES (now()); RETURN NEW; END';
            CREATE TRIGGER note BEFORE INSERT ON noted FOR EACH ROW EXECUTE FUNCTION note();
            """);

        var generating = () => BaselineRoundTripTests.GenerateAsync(live, new() { DataTables = ["noted"] });

        (await generating.Should().ThrowAsync<MigrationValidationException>()).WithMessage("*was not proved, and nothing was written.*writes rows of public.journal. *");
    }
}
