using System.Collections.Immutable;
using Npgsql;
using StrictMigrations.Schemas;

namespace StrictMigrations;

/// <summary>Reads the schema of a database as a value.</summary>
/// <remarks>
/// One round trip, without effects: the settings that deparsed text depends on (search_path, DateStyle, TimeZone and such) are
/// pinned while reading and restored in the same batch. Works inside the caller's open transaction, whose uncommitted changes
/// it sees, and outside of one.
/// </remarks>
public static class SnapshotReader
{
    /// <summary>Reads all objects that <paramref name="options"/> ask for.</summary>
    /// <param name="connection">An open connection; no other command may be running on it.</param>
    /// <param name="options">Which objects; <see langword="null"/> for all of the application's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="MigrationDatabaseException">The catalog could not be read, or an object in it is broken. The connection is then of no further use.</exception>
    public static async Task<SchemaSnapshot> ReadAsync(NpgsqlConnection connection, SnapshotOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        options ??= new();
        var major = connection.PostgreSqlVersion.Major;
        var queries = new SnapshotQueries(major, options.Owners, options.Privileges, options.Comments).All;
        var objects = await ReadObjectsAsync(connection, queries, options, cancellationToken).ConfigureAwait(false);
        return SchemaSnapshot.Create(major, Included(options), objects);
    }

    private static async Task<List<SchemaObject>> ReadObjectsAsync(
        NpgsqlConnection connection, ImmutableArray<SnapshotQuery> queries, SnapshotOptions options, CancellationToken cancellationToken)
    {
        var objects = new List<SchemaObject>();
        var filter = new SnapshotFilter(options.Exclude);
        // The result of the pinning statement is number -1.
        var current = -1;
        try
        {
            using var batch = Batch(connection, queries, options);
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = reader.ConfigureAwait(false);
            for (current = 0; current < queries.Length; current++)
            {
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                var rows = new ObjectRows(reader);
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    var item = rows.Read();
                    SnapshotErrors.ThrowIfBroken(item);
                    if (!filter.Excludes(item))
                        objects.Add(item);
                }
            }

            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException error) when (error.SqlState != PostgresErrorCodes.QueryCanceled)
        {
            var query = current >= 0 && current < queries.Length ? queries[current] : null;
            var broken = query is null ? null : await BrokenObjects.FindAsync(connection, query, options, cancellationToken).ConfigureAwait(false);
            throw SnapshotErrors.Unreadable(broken?.ToString() ?? $"the {query?.Subject ?? "settings"} of the schema", error);
        }

        return objects;
    }

    private static NpgsqlBatch Batch(NpgsqlConnection connection, ImmutableArray<SnapshotQuery> queries, SnapshotOptions options)
    {
        var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        batch.BatchCommands.Add(new NpgsqlBatchCommand(SnapshotQueries.Pin));
        foreach (var query in queries)
        {
            var command = new NpgsqlBatchCommand(query.Sql);
            SnapshotParameters.Add(command.Parameters, options);
            batch.BatchCommands.Add(command);
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand(SnapshotQueries.Unpin));
        return batch;
    }

    private static ImmutableArray<string> Included(SnapshotOptions options)
    {
        var included = ImmutableArray.CreateBuilder<string>();
        if (options.Comments)
            included.Add("comments");
        if (options.Owners)
            included.Add("owners");
        if (options.Privileges)
            included.Add("privileges");
        return included.ToImmutable();
    }
}
