using Npgsql;

namespace StrictMigrations.Schemas;

/// <summary>The catalog queries in one round trip, between pinning the settings and restoring them; before them, if wanted, one more query.</summary>
internal sealed class SnapshotBatch : IDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly SnapshotQueries _queries;
    private readonly SnapshotOptions _options;
    private readonly NpgsqlBatch _batch;
    private readonly bool _hasFirst;

    public SnapshotBatch(NpgsqlConnection connection, SnapshotQueries queries, SnapshotOptions options, string? first)
    {
        (_connection, _queries, _options, _hasFirst) = (connection, queries, options, first is not null);
        _batch = new NpgsqlBatch(connection) { Timeout = 0 };
        _batch.BatchCommands.Add(new NpgsqlBatchCommand(queries.Pin));
        if (first is not null)
            _batch.BatchCommands.Add(new NpgsqlBatchCommand(first));
        foreach (var query in queries.All)
        {
            var command = new NpgsqlBatchCommand(query.Sql);
            SnapshotParameters.Add(command.Parameters, options);
            _batch.BatchCommands.Add(command);
        }

        _batch.BatchCommands.Add(new NpgsqlBatchCommand(queries.Unpin));
        if (queries.IsRefresh)
            _batch.BatchCommands.Add(new NpgsqlBatchCommand(SnapshotRefresh.End));
    }

    /// <summary>Lets the server keep the plans of its queries; the driver knows which it keeps already.</summary>
    public Task PrepareAsync(CancellationToken cancellationToken) => _batch.PrepareAsync(cancellationToken);

    /// <param name="readFirst">Gets the row of the additional query.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="MigrationDatabaseException">A query failed, or an object is broken.</exception>
    public async Task<List<RootedObject>> ReadAsync(Action<NpgsqlDataReader> readFirst, CancellationToken cancellationToken)
    {
        var objects = new List<RootedObject>();
        var filter = new SnapshotFilter(_options.Exclude);
        SnapshotQuery? current = null;
        try
        {
            var reader = await _batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = reader.ConfigureAwait(false);
            if (_hasFirst && await reader.NextResultAsync(cancellationToken).ConfigureAwait(false) && await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                readFirst(reader);
            foreach (var query in _queries.All)
            {
                current = query;
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                await ReadAsync(reader, filter, objects, cancellationToken).ConfigureAwait(false);
            }

            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException error) when (error.SqlState is not (PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.InvalidSqlStatementName))
        {
            var broken = current is null ? null : await BrokenObjects.FindAsync(_connection, current, _options, cancellationToken).ConfigureAwait(false);
            throw SnapshotErrors.Unreadable(broken?.ToString() ?? $"the {current?.Subject ?? "settings"} of the schema", error);
        }

        return objects;
    }

    public void Dispose() => _batch.Dispose();

    private static async Task ReadAsync(NpgsqlDataReader reader, SnapshotFilter filter, List<RootedObject> objects, CancellationToken cancellationToken)
    {
        var rows = new ObjectRows(reader);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var rooted = rows.Read();
            SnapshotErrors.ThrowIfBroken(rooted.Object);
            if (!filter.Excludes(rooted.Object))
                objects.Add(rooted);
        }
    }
}
