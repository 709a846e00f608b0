using Npgsql;

namespace StrictMigrations.Testing.Servers;

internal static class FirstQuery
{
    /// <summary>Proves that the server answers.</summary>
    public static async ValueTask<int> MajorVersionAsync(string connectionString, CancellationToken cancellationToken)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        var connection = new NpgsqlConnection(unpooled);
        await using var closing = connection.ConfigureAwait(false);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        var command = new NpgsqlCommand("select current_setting('server_version_num')::int / 10000", connection);
        await using var disposal = command.ConfigureAwait(false);
        return (int)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }
}
