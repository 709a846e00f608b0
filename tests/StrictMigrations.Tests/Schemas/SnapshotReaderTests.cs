using Npgsql;
using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Schemas;

public sealed class SnapshotReaderTests
{
    [Test]
    public async Task The_schema_of_every_kind_has_an_object_of_every_kind()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var connection = await OpenAsync(database, EveryKind.Sql);

        var snapshot = await SnapshotReader.ReadAsync(connection);

        snapshot.Objects.Select(item => item.Kind).Distinct().Should().BeEquivalentTo(Enum.GetValues<SchemaObjectKind>());
        if (Environment.GetEnvironmentVariable("DUMP") is { } path)
            await File.WriteAllTextAsync(path, snapshot.ToJson());
    }

    [Test]
    public async Task A_snapshot_read_back_from_its_json_is_the_same()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var connection = await OpenAsync(database, EveryKind.Sql);
        var snapshot = await SnapshotReader.ReadAsync(connection, new() { Owners = true, Privileges = true, Comments = true });

        var json = snapshot.ToJson();

        SchemaSnapshot.Parse(json).ToJson().Should().Be(json);
        SchemaSnapshot.Parse(json).Fingerprint.Should().Be(snapshot.Fingerprint);
    }

    private static async Task<NpgsqlConnection> OpenAsync(TestDatabase database, string sql = "")
    {
        var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
