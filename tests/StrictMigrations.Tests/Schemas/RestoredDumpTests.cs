namespace StrictMigrations.Tests.Schemas;

/// <summary>pg_dump comes with the installed server: on majors above it, these tests use that one.</summary>
public sealed class RestoredDumpTests
{
    [TestCase(EveryKind.Sql, TestName = "Every kind dumped and restored elsewhere has the same fingerprint")]
    [TestCase(Expressions.Sql, TestName = "Every expression dumped and restored elsewhere has the same fingerprint")]
    public async Task A_schema_dumped_and_restored_elsewhere_has_the_same_fingerprint(string sql)
    {
        await using var server = await ClientPrograms.StartServerAsync();
        await using var source = await server.CreateDatabaseAsync();
        await using var target = await server.CreateDatabaseAsync();
        var original = await source.SnapshotAsync(sql);

        await ClientPrograms.CopyAsync(source, target, "--schema-only");

        var restored = await target.SnapshotAsync();
        restored.Objects.Length.Should().Be(original.Objects.Length);
        restored.Fingerprint.Should().Be(original.Fingerprint);
    }
}
