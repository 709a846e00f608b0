using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using StrictMigrations.Histories;

namespace StrictMigrations.Execution;

/// <summary>Who holds the run lock.</summary>
internal static class LockHolders
{
    private static readonly string Query =
        $"""
        SELECT lock.pid, activity.application_name, activity.usename::text, host(activity.client_addr), activity.xact_start
        FROM pg_catalog.pg_locks lock LEFT JOIN pg_catalog.pg_stat_activity activity ON activity.pid = lock.pid
        WHERE EXISTS ({HeldLock.Query("lock.pid", "$1")}) AND lock.locktype = 'advisory' AND lock.granted
        LIMIT 1
        """;

    public static async Task<LockHolder?> FindAsync(NpgsqlConnection connection, long key, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(Query, connection) { CommandTimeout = 0, Parameters = { new() { NpgsqlDbType = NpgsqlDbType.Bigint, Value = key } } };
        await using (command.ConfigureAwait(false))
        {
            var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (row.ConfigureAwait(false))
                return await row.ReadAsync(cancellationToken).ConfigureAwait(false) ? Read(row) : null;
        }
    }

    public static string Describe(LockHolder? holder) => holder is null
        ? "It was released in the moment of asking."
        : $"Held by '{holder.ApplicationName}' (user {holder.UserName}, {holder.ClientAddress ?? "local"}, pid {holder.ProcessId.ToString(CultureInfo.InvariantCulture)}){Since(holder)}.";

    /// <summary>Not known of a session that is ending.</summary>
    private static string Since(LockHolder holder) => holder.Since is { } since ? string.Create(CultureInfo.InvariantCulture, $" since {since:yyyy-MM-dd HH:mm:ss}Z") : "";

    private static LockHolder Read(NpgsqlDataReader row) => new(
        row.GetInt32(0),
        row.IsDBNull(1) ? null : row.GetString(1),
        row.IsDBNull(2) ? null : row.GetString(2),
        row.IsDBNull(3) ? null : row.GetString(3),
        row.IsDBNull(4) ? null : new DateTimeOffset(row.GetDateTime(4), TimeSpan.Zero));
}
