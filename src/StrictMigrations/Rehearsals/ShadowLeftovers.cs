using Npgsql;

namespace StrictMigrations.Rehearsals;

/// <summary>
/// Drops what killed runs left behind. A run keeps a session in its database from before it is marked, and DROP DATABASE
/// without FORCE fails while there is one: so nobody's database is dropped while it is in use.
/// </summary>
internal static class ShadowLeftovers
{
    /// <summary>A database without mark may be in the making; by then it is not.</summary>
    private static readonly TimeSpan Making = TimeSpan.FromMinutes(10);

    private const string Query = """
        SELECT d.datname::text, coalesce(shobj_description(d.oid, 'pg_database'), '')
        FROM pg_database d
        WHERE starts_with(d.datname::text, $1) AND d.datname <> current_database() AND pg_has_role(d.datdba, 'USAGE')
          AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datid = d.oid)
        ORDER BY d.datname::text COLLATE "C"
        """;

    public static async Task DropAsync(NpgsqlConnection admin, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var (name, comment) in await ReadAsync(admin, cancellationToken).ConfigureAwait(false))
        {
            if (ShadowName.CreatedAt(name) is not { } created || (!comment.StartsWith(ShadowMarker.Start, StringComparison.Ordinal) && now - created < Making))
                continue;
            await TryDropAsync(admin, name, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<List<(string Name, string Comment)>> ReadAsync(NpgsqlConnection admin, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(Query, admin) { CommandTimeout = 0, Parameters = { new NpgsqlParameter<string> { TypedValue = ShadowName.Prefix } } };
        await using var _ = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        var found = new List<(string, string)>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            found.Add((reader.GetString(0), reader.GetString(1)));
        return found;
    }

    private static async Task TryDropAsync(NpgsqlConnection admin, string name, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand($"DROP DATABASE IF EXISTS \"{name}\"", admin) { CommandTimeout = 0 };
        try
        {
            await using (command.ConfigureAwait(false))
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException)
        {
            // In use after all, or another run is dropping it at this moment: a later run finds it again.
        }
    }
}
