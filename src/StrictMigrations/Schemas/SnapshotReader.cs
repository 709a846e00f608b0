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
        return (await ReadRootedAsync(connection, options ?? new(), cancellationToken).ConfigureAwait(false)).Snapshot;
    }

    internal static async Task<RootedSnapshot> ReadRootedAsync(NpgsqlConnection connection, SnapshotOptions options, CancellationToken cancellationToken) =>
        await ReadAsync(connection, options, first: null, static _ => { }, cancellationToken).ConfigureAwait(false);

    /// <summary>The snapshot with the digest of the catalogs that was taken just before it, and whether the open transaction has no id: then it wrote nothing.</summary>
    internal static async Task<(string Digest, bool HasNoId, RootedSnapshot Schema)> ReadWithDigestAsync(NpgsqlConnection connection, SnapshotOptions options, CancellationToken cancellationToken)
    {
        var (digest, hasNoId) = ("", false);
        var first = $"SELECT d.digest, pg_catalog.pg_current_xact_id_if_assigned() IS NULL FROM ({CatalogDigest.QueryOf(connection.PostgreSqlVersion.Major)}) AS d (digest)";
        var schema = await ReadAsync(connection, options, first, row => (digest, hasNoId) = (row.GetString(0), row.GetBoolean(1)), cancellationToken).ConfigureAwait(false);
        return (digest, hasNoId, schema);
    }

    private static async Task<RootedSnapshot> ReadAsync(NpgsqlConnection connection, SnapshotOptions options, string? first, Action<NpgsqlDataReader> readFirst, CancellationToken cancellationToken)
    {
        var major = connection.PostgreSqlVersion.Major;
        using var batch = new SnapshotBatch(connection, new SnapshotQueries(major, options.Owners, options.Privileges, options.Comments), options, first);
        return RootedSnapshot.Create(major, Included(options), await batch.ReadAsync(readFirst, cancellationToken).ConfigureAwait(false));
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
