using Npgsql;

namespace StrictMigrations.Schemas;

/// <summary>
/// Reads what the open transaction touched, and nothing else, in one round trip. Where nothing is expected, only the question is
/// asked, and the rest when the answer is another one. How it is found, and why that is enough, stands
/// in <c>docs/decisions</c>.
/// </summary>
/// <param name="options">Which objects.</param>
/// <param name="distort">Makes another query of the one that finds them: for the test that plants a stale cache.</param>
internal sealed class SnapshotRefresh(SnapshotOptions options, Func<string, string>? distort = null)
{
    /// <summary>
    /// What the caller sends before it: an error in a refresh must not end the transaction. Not part of its batch, which may be
    /// prepared and then fails as a whole.
    /// </summary>
    public const string Begin = "SAVEPOINT strict_migrations_refresh";

    /// <summary>What ends its batch.</summary>
    public const string End = "RELEASE SAVEPOINT strict_migrations_refresh";

    private bool _prepares;

    /// <summary>Whether a part can be read at all. What is granted leaves neither a lock nor a row that is found here.</summary>
    public bool CanRead(RootedSnapshot before) => !before.HasHiddenNames && options is { Owners: false, Privileges: false, Comments: false };

    /// <summary>Behind <see cref="Begin"/>; <see langword="null"/> when the whole schema must be read.</summary>
    /// <param name="before">The schema as the transaction began with it.</param>
    /// <param name="connection">The transaction's.</param>
    /// <param name="asksFirst">Whether it is unlikely that something was touched.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Refreshed?> ReadAsync(RootedSnapshot before, NpgsqlConnection connection, bool asksFirst, CancellationToken cancellationToken)
    {
        if (!CanRead(before))
            return null;
        if (!asksFirst)
            return await ReadAsync(connection, isQuestion: false, cancellationToken).ConfigureAwait(false);
        var answer = await ReadAsync(connection, isQuestion: true, cancellationToken).ConfigureAwait(false);
        if (answer is not { Roots.Count: > 0 })
            return answer;
        await ExecuteAsync(connection, Begin, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(connection, isQuestion: false, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Refreshed?> ReadAsync(NpgsqlConnection connection, bool isQuestion, CancellationToken cancellationToken)
    {
        var queries = new SnapshotQueries(connection.PostgreSqlVersion.Major, IsRefresh: true, IsQuestion: isQuestion);
        using var batch = new SnapshotBatch(connection, queries, options, distort?.Invoke(queries.Touched) ?? queries.Touched);
        if (_prepares)
            await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
        var touched = default(TouchedRoots);
        try
        {
            var objects = await batch.ReadAsync(row => touched = TouchedRoots.Of(row), cancellationToken).ConfigureAwait(false);
            // Behind a pooler the session that keeps the plans may be another one next time.
            _prepares = touched!.Pid == connection.ProcessID;
            if (touched.HasPreparedStatements)
                connection.UnprepareAll();
            return touched.Roots is { } roots ? new Refreshed(roots, objects, IsUntouched: roots.Count == 0 && touched.IsQuiet) : null;
        }
        catch (PostgresException error) when (_prepares && error.SqlState == PostgresErrorCodes.InvalidSqlStatementName)
        {
            await ForgetPlansAsync(connection, cancellationToken).ConfigureAwait(false);
            return null;
        }
    }

    /// <summary>A script may deallocate every prepared statement of its session, ours among them.</summary>
    private async Task ForgetPlansAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, "ROLLBACK TO SAVEPOINT strict_migrations_refresh", cancellationToken).ConfigureAwait(false);
        connection.UnprepareAll();
        _prepares = false;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>The rows of the catalogs that a transaction touched, and the objects that are read with them now.</summary>
/// <param name="Roots">The rows.</param>
/// <param name="Objects">What is read with them.</param>
/// <param name="IsUntouched">Whether no row of the catalogs changed at all.</param>
internal sealed record Refreshed(IReadOnlyCollection<uint> Roots, IReadOnlyCollection<RootedObject> Objects, bool IsUntouched);

/// <summary>What the transaction touched.</summary>
/// <param name="Roots">The rows to read anew; <see langword="null"/> for all of them.</param>
/// <param name="Pid">The server's process.</param>
/// <param name="HasPreparedStatements">Whether the script left some in its session.</param>
/// <param name="IsQuiet">Whether it changed no row of a relation.</param>
internal sealed record TouchedRoots(IReadOnlyCollection<uint>? Roots, int Pid, bool HasPreparedStatements, bool IsQuiet)
{
    public static TouchedRoots Of(NpgsqlDataReader row) => new(
        row.IsDBNull(0) ? null : [.. row.GetFieldValue<long[]>(0).Select(root => (uint)root)], row.GetInt32(1), row.GetBoolean(2), row.GetBoolean(3));
}
