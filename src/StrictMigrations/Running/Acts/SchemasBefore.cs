using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using StrictMigrations.Histories;

namespace StrictMigrations.Running.Acts;

/// <summary>
/// The schemas from before migrations that are to be undone, as far as the ledger can tell: each migration's event has the schema
/// after it and the difference it made. A migration that stays and changed the schema since, another server major or another format of
/// fingerprints leave nothing to compare with.
/// </summary>
internal sealed class SchemasBefore(ImmutableArray<LedgerEvent> events, History history, ImmutableHashSet<MigrationId> undone, int serverMajor)
{
    /// <summary>The fingerprint; <see langword="null"/> when it is not known.</summary>
    public string? Of(LedgerEvent applied)
    {
        var isComparable = applied is { Kind: EventKind.Applied, SchemaFormat: Fingerprint.CurrentFormat } && applied.ServerMajor == serverMajor;
        var began = BeganWith(applied);
        if (!isComparable || events.Any(e => e.Id > began && StaysInSchema(e)))
            return null;
        if (WasResumed(applied, began))
            return RecordedBefore(began);
        return applied.SchemaDiff is { } diff ? BeforeOf(diff) : applied.SchemaFingerprint;
    }

    /// <summary>The schema itself, when the ledger kept it.</summary>
    public static async Task<SchemaSnapshot?> ReadAsync(NpgsqlConnection connection, Ledger ledger, string fingerprint, CancellationToken cancellationToken)
    {
        try
        {
            return await SnapshotStore.ReadAsync(connection, ledger, fingerprint, cancellationToken).ConfigureAwait(false) is { } json ? SchemaSnapshot.Parse(json) : null;
        }
        catch (FormatException)
        {
            // It serves to name a difference; whether there is one the fingerprint tells.
            return null;
        }
    }

    /// <summary>Without transaction the first of its events since it was last applied or undone: they count statements.</summary>
    private long BeganWith(LedgerEvent applied) => events
        .Where(e => e.Id < applied.Id && e.Name is not null && e.MigrationId == applied.MigrationId)
        .Reverse()
        .TakeWhile(e => e.Statement is not null)
        .LastOrDefault(applied).Id;

    private bool WasResumed(LedgerEvent applied, long began) =>
        events.Any(e => e.Kind == EventKind.Resolved && e.Id > began && e.Id < applied.Id && e.MigrationId == applied.MigrationId);

    /// <summary>A run that goes on finds a part of the effect there already, so its own difference does not tell.</summary>
    private string? RecordedBefore(long began) =>
        events.TakeWhile(e => e.Id < began).Aggregate(default(RecordedSchema), HistoryFold.Next) is { } recorded && recorded.ServerMajor == serverMajor
        && Fingerprint.TryParse(recorded.Fingerprint, out var fingerprint) && fingerprint.Format == Fingerprint.CurrentFormat
            ? recorded.Fingerprint
            : null;

    /// <summary>What a migration changed that was undone since is not there any more.</summary>
    private bool StaysInSchema(LedgerEvent e) => e.SchemaDiff is not null
        && (e.Name is null || (!undone.Contains(e.MigrationId) && history.Find(e.MigrationId) is { IsApplied: true }));

    private static string? BeforeOf(string diff)
    {
        using var json = JsonDocument.Parse(diff);
        return json.RootElement.GetProperty("before").GetString();
    }
}
