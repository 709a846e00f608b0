using Npgsql;
using StrictMigrations.Execution;
using StrictMigrations.Histories;
using StrictMigrations.Schemas;

namespace StrictMigrations.Running;

/// <summary>Reads the live schema and the recorded one.</summary>
internal sealed class SchemaInspector(Ledger ledger, StrictMigrationsOptions options)
{
    private readonly SnapshotOptions _snapshot = ManagedSchemas.OptionsOf(options);

    /// <summary><see langword="null"/> when schema validation is off.</summary>
    public async Task<SchemaInspection?> InspectAsync(NpgsqlConnection connection, History history, CancellationToken cancellationToken)
    {
        if (!options.SchemaValidation)
            return null;
        var (digest, live) = await ReadLiveAsync(connection, cancellationToken).ConfigureAwait(false);
        var recorded = await ReadRecordedAsync(connection, history.Schema, cancellationToken).ConfigureAwait(false);
        var foreign = ManagedSchemas.ForeignTo(recorded, live.Snapshot, options);
        var undecided = history.Entries.Values.Any(entry => entry.Outcome is Outcome.Started or Outcome.Resolved);
        var managed = live.Without(foreign);
        return new SchemaInspection(new SchemaView(managed.Snapshot, recorded, undecided), managed, digest, foreign);
    }

    /// <summary>The chain covers the fingerprint, and the fingerprint the text that is kept beside it.</summary>
    private static SchemaSnapshot Verify(SchemaSnapshot snapshot, RecordedSchema recorded)
    {
        var isOfPresentFormat = Fingerprint.TryParse(recorded.Fingerprint, out var fingerprint) && fingerprint.Format == Fingerprint.CurrentFormat;
        return !isOfPresentFormat || snapshot.Fingerprint == fingerprint
            ? snapshot
            : throw new MigrationDatabaseException($"The recorded schema {recorded.Fingerprint} was altered: its text has the fingerprint {snapshot.Fingerprint}. Nothing was changed. Restore the table snapshot of the ledger from a backup.");
    }

    public SchemaTracker? Track(SchemaInspection? inspection) => inspection is null
        ? null
        : new SchemaTracker(inspection.Live, inspection.View.Recorded, inspection.CatalogDigest, _snapshot, inspection.Foreign);

    /// <summary>What another session drops while it is read cannot be read: that is no broken object, as the catalogs moved meanwhile.</summary>
    private async Task<(string Digest, RootedSnapshot Live)> ReadLiveAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var digest = await CatalogDigest.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            try
            {
                return (digest, await SnapshotReader.ReadRootedAsync(connection, _snapshot, cancellationToken).ConfigureAwait(false));
            }
            catch (MigrationDatabaseException)
            {
                // Npgsql ends a session in which the server reported an internal error, which this is to the server.
                await connection.CloseAsync().ConfigureAwait(false);
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                var moved = await CatalogDigest.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
                if (string.Equals(moved, digest, StringComparison.Ordinal))
                    throw;
                digest = moved;
            }
        }
    }

    /// <summary>Reading a stored snapshot brings it into the present format, so that neither a new format nor a new server is drift.</summary>
    private async Task<SchemaSnapshot?> ReadRecordedAsync(NpgsqlConnection connection, RecordedSchema? recorded, CancellationToken cancellationToken)
    {
        if (recorded is null)
            return null;
        var json = await SnapshotStore.ReadAsync(connection, ledger, recorded.Fingerprint, cancellationToken).ConfigureAwait(false);
        try
        {
            return json is null ? null : ManagedSchemas.Filter(Verify(SchemaSnapshot.Parse(json), recorded), _snapshot);
        }
        catch (FormatException exception)
        {
            throw new MigrationDatabaseException($"The recorded schema {recorded.Fingerprint} cannot be read: {exception.Message} Nothing was changed. If a newer release of the application wrote it, update this one.", exception);
        }
    }
}

/// <summary>The schemas at the start of a run.</summary>
internal sealed record SchemaInspection(SchemaView View, RootedSnapshot Live, string CatalogDigest, IReadOnlySet<string> Foreign);
