using Npgsql;

namespace StrictMigrations.Execution;

/// <summary>Several commands in one round trip; without a time limit on the client, since the server has its own.</summary>
internal static class Commands
{
    public static NpgsqlBatch Batch(NpgsqlConnection connection, params IEnumerable<NpgsqlBatchCommand> commands)
    {
        var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        foreach (var command in commands)
            batch.BatchCommands.Add(command);
        return batch;
    }

    public static async Task ExecuteAsync(NpgsqlConnection connection, IEnumerable<NpgsqlBatchCommand> commands, CancellationToken cancellationToken)
    {
        var batch = Batch(connection, commands);
        await using (batch.ConfigureAwait(false))
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public static Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken) =>
        ExecuteAsync(connection, [new NpgsqlBatchCommand(sql)], cancellationToken);

    /// <summary>Whether the driver prepares statements by itself, as a host's data source may ask it to: then it must forget what is deallocated, by UnprepareAll, which has no asynchronous form.</summary>
    public static bool AutoPrepares(NpgsqlConnection connection) => new NpgsqlConnectionStringBuilder(connection.ConnectionString).MaxAutoPrepare > 0;

    /// <summary>Ends a failed transaction; what goes wrong here never replaces the first error.</summary>
    public static async Task RollBackAsync(NpgsqlConnection connection)
    {
        if (connection.State != System.Data.ConnectionState.Open)
            return;
        try
        {
            await ExecuteAsync(connection, "ROLLBACK", CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException or IOException)
        {
            // The server rolls back a session that is gone: there is nothing left to do here.
            await connection.CloseAsync().ConfigureAwait(false);
        }
    }
}
