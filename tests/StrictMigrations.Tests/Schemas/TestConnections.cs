using Npgsql;
using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Schemas;

internal static class TestConnections
{
    public static async Task<NpgsqlConnection> OpenAsync(this TestDatabase database, string sql = "")
    {
        var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        if (sql.Length > 0)
            await connection.ScalarAsync(sql);
        return connection;
    }

    public static async Task<object?> ScalarAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public static async Task<SchemaSnapshot> SnapshotAsync(this TestDatabase database, string sql = "")
    {
        await using var connection = await database.OpenAsync(sql);
        return await SnapshotReader.ReadAsync(connection);
    }
}
