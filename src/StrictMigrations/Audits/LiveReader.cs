using System.Collections.Immutable;
using Npgsql;
using StrictMigrations.Audits.Replays;

namespace StrictMigrations.Audits;

/// <summary>Reads the live database, and changes nothing in it.</summary>
internal static class LiveReader
{
    /// <summary>A history's table belongs to the tool that keeps it, with the sequence of its serial column.</summary>
    private const string HistoryObjects =
        """
        SELECT n.nspname || '.' || c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname || '.' || c.relname = $1
           OR c.relkind = 'S' AND EXISTS (
               SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class t ON t.oid = d.refobjid JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
               WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i') AND tn.nspname || '.' || t.relname = $1)
        """;

    private const string ExtensionTables =
        """
        SELECT c.relname::text FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
        """;

    public static async Task<LiveSchema> ReadSchemaAsync(NpgsqlConnection connection, string historyTable, SnapshotOptions options, CancellationToken cancellationToken)
    {
        var history = await ReadNamesAsync(connection, HistoryObjects, [historyTable], cancellationToken).ConfigureAwait(false);
        var filtered = options with { Exclude = [.. options.Exclude, .. history] };
        return new LiveSchema(connection, filtered, await SnapshotReader.ReadAsync(connection, filtered, cancellationToken).ConfigureAwait(false));
    }

    public static Task<ImmutableArray<string>> ReadExtensionTablesAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        ReadNamesAsync(connection, ExtensionTables, [], cancellationToken);

    /// <summary>In a transaction of its own, which is rolled back: an expectation may be a query.</summary>
    public static async Task<ImmutableArray<ExpectationOutcome>> CheckAsync(LiveSchema live, ImmutableArray<Expectation> expectations, CancellationToken cancellationToken)
    {
        if (expectations.IsEmpty)
            return [];
        var transaction = await live.Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
            return await ExpectationChecker.CheckAsync(live.Connection, expectations, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private static async Task<ImmutableArray<string>> ReadNamesAsync(NpgsqlConnection connection, string query, string[] values, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(query, connection) { CommandTimeout = 0 };
        await using var _ = command.ConfigureAwait(false);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        var names = ImmutableArray.CreateBuilder<string>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            names.Add(reader.GetString(0));
        return names.ToImmutable();
    }
}
