namespace StrictMigrations.Tests.Schemas;

/// <summary>
/// The suite runs on each major; one fingerprint stands here for all of them. Format 1 is frozen with it: a ledger or a file
/// written by an earlier version must compare with what this one reads.
/// </summary>
public sealed class MajorsTests
{
    [TestCase(EveryKind.Sql, "sha256:v1:b5299a30d0f0dc0d62b5b0078e18c058a350ec817650bbba023c8daa031ee31e", TestName = "Every kind has the same fingerprint on every major")]
    [TestCase(Expressions.Sql, "sha256:v1:a013eb444adca1ee8377f797e2fd24bd933709fa26e15e77de8dd1203bcfd70e", TestName = "Every expression has the same fingerprint on every major")]
    public async Task The_same_script_gives_the_same_fingerprint_on_every_major(string sql, string fingerprint)
    {
        await using var database = await TestServer.NewDatabaseAsync();

        (await database.SnapshotAsync(sql)).Fingerprint.Value.Should().Be(fingerprint);
    }

    /// <summary>Computed by another program from what <c>docs/snapshot.md</c> says.</summary>
    [Test]
    public async Task The_fingerprint_is_the_one_that_the_documentation_describes()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var connection = await database.OpenAsync("CREATE SCHEMA app; CREATE UNLOGGED TABLE app.users ()");

        var snapshot = await SnapshotReader.ReadAsync(connection, new() { Schemas = ["app"] });

        snapshot.Fingerprint.Value.Should().Be("sha256:v1:056ff849331368522d3864ad5d9ac4eed8e13a4f25dccc97d1f1f9ee7ab3c83f");
    }
}
