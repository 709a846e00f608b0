namespace StrictMigrations.Tests.Schemas;

/// <summary>
/// The suite runs on each major; one fingerprint stands here for all of them. Format 1 is frozen with it: a ledger or a file
/// written by an earlier version must compare with what this one reads.
/// </summary>
public sealed class MajorsTests
{
    [TestCase(EveryKind.Sql, "sha256:v1:384512b0145f3bdd6d7a7d444b1e3c4712a0a151851f745192662f0993f3aa71", TestName = "Every kind has the same fingerprint on every major")]
    [TestCase(Expressions.Sql, "sha256:v1:3b575bff61f06be66b4f5b2910d86284bc754f251ab4cdb40bada5d3f4b17554", TestName = "Every expression has the same fingerprint on every major")]
    public async Task The_same_script_gives_the_same_fingerprint_on_every_major(string sql, string fingerprint)
    {
        await using var database = await TestServer.NewDatabaseAsync();

        (await database.SnapshotAsync(sql)).Fingerprint.Value.Should().Be(fingerprint);
    }
}
