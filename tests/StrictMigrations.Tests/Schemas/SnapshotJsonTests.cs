namespace StrictMigrations.Tests.Schemas;

public sealed class SnapshotJsonTests
{
    [Test]
    public async Task A_snapshot_read_back_from_its_json_is_the_same()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var connection = await database.OpenAsync(EveryKind.Sql);
        var snapshot = await SnapshotReader.ReadAsync(connection, new() { Owners = true, Privileges = true, Comments = true });

        var json = snapshot.ToJson();

        SchemaSnapshot.Parse(json).ToJson().Should().Be(json);
        SchemaSnapshot.Parse(json).Should().Be(snapshot);
    }

    [Test]
    public async Task Each_object_is_a_block_of_lines_and_the_fingerprint_stands_at_the_top()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var connection = await database.OpenAsync("CREATE SCHEMA app; CREATE TABLE app.t (\"A b\" varchar(9) NOT NULL DEFAULT 'é')");
        var snapshot = await SnapshotReader.ReadAsync(connection, new() { Schemas = ["app"] });

        snapshot.ToJson().Should().Be(
            $$"""
            {
              "format": 1,
              "fingerprint": "{{snapshot.Fingerprint}}",
              "serverMajor": {{connection.PostgreSqlVersion.Major}},
              "included": [],
              "objects": [
                {
                  "kind": "schema",
                  "name": "app",
                  "properties": {}
                },
                {
                  "kind": "table",
                  "schema": "app",
                  "name": "t",
                  "properties": {}
                },
                {
                  "kind": "column",
                  "schema": "app",
                  "parent": "t",
                  "name": "A b",
                  "position": 1,
                  "properties": {
                    "default": "'é'::character varying",
                    "not null": "yes",
                    "type": "character varying(9)"
                  }
                }
              ]
            }

            """.ReplaceLineEndings("\n"));
    }

    [Test]
    public void A_snapshot_of_a_newer_format_is_refused_with_what_to_do()
    {
        var reading = () => SchemaSnapshot.Parse("""{ "format": 2, "fingerprint": "x", "objects": [] }""");

        reading.Should().Throw<FormatException>().WithMessage("*has format 2*reads up to format 1*Update it*");
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{ "format": 1, "fingerprint": 7 }""")]
    [TestCase("""{ "format": 1, "fingerprint": "sha256:v1:x" }""")]
    public void What_is_no_snapshot_is_refused(string json)
    {
        var reading = () => SchemaSnapshot.Parse(json);

        reading.Should().Throw<FormatException>();
    }

    [Test]
    public async Task An_edited_snapshot_is_refused()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        var json = (await database.SnapshotAsync("CREATE TABLE t (a integer)")).ToJson();

        var reading = () => SchemaSnapshot.Parse(json.Replace("\"integer\"", "\"bigint\"", StringComparison.Ordinal));

        reading.Should().Throw<FormatException>().WithMessage("This snapshot was edited*");
    }
}
