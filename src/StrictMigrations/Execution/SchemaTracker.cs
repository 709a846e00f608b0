using Npgsql;
using StrictMigrations.Histories;
using StrictMigrations.Schemas;

namespace StrictMigrations.Execution;

/// <summary>Knows the schema from step to step: each migration's effect is read inside its transaction and compared with what was before.</summary>
/// <param name="live">The schema at the start of the run.</param>
/// <param name="recorded">What the ledger recorded last, if it was kept.</param>
/// <param name="catalogDigest">Of the live schema.</param>
/// <param name="options">What is read.</param>
/// <param name="foreign">The schemas of others.</param>
internal sealed class SchemaTracker(RootedSnapshot live, SchemaSnapshot? recorded, string catalogDigest, SnapshotOptions options, IReadOnlySet<string> foreign)
{
    private readonly SnapshotRefresh _refresh = new(options);
    private RootedSnapshot _current = live;
    private SchemaSnapshot? _recorded = recorded;
    private string? _catalogDigest = catalogDigest;

    /// <summary>The managed schemas after the last step that was committed.</summary>
    public SchemaSnapshot Current => _current.Snapshot;

    /// <summary>Whether a part of the schema can be read: then the session keeps statements prepared for it.</summary>
    public bool CanReadPart => _refresh.CanRead(_current);

    /// <summary>The schema as the open transaction sees it. Only what it touched is read; the whole of it when that cannot be told.</summary>
    public async Task<SchemaEffect> ReadPartAsync(NpgsqlConnection connection, bool asksFirst, bool isOneTransaction, CancellationToken cancellationToken)
    {
        var refreshed = await _refresh.ReadAsync(_current, connection, asksFirst, cancellationToken).ConfigureAwait(false);
        return refreshed is null ? await ReadWholeAsync(connection, isOneTransaction, cancellationToken).ConfigureAwait(false) : Refresh(refreshed);
    }

    /// <summary>The effect of a step that left the catalogs alone.</summary>
    public SchemaEffect Unchanged() => new(Current, SchemaDiff.None(Current), _catalogDigest, IsCatalogUntouched: true) { Rooted = _current };

    /// <summary>
    /// The whole of it: with the last step of a run, so that what the run leaves is proved; after a step without transaction, and where a
    /// part cannot be told; and for a baseline that is recorded.
    /// </summary>
    public async Task<SchemaEffect> ReadWholeAsync(NpgsqlConnection connection, bool isOneTransaction, CancellationToken cancellationToken)
    {
        var (digest, hasNoId, schema) = await SnapshotReader.ReadWithDigestAsync(connection, options, cancellationToken).ConfigureAwait(false);
        var after = schema.Without(foreign);
        // Behind steps of which a part was read, the digest from before is not known.
        var isUntouched = string.Equals(digest, _catalogDigest, StringComparison.Ordinal) || (isOneTransaction && hasNoId);
        return new SchemaEffect(after.Snapshot, SchemaDiff.Between(Current, after.Snapshot), digest, isUntouched) { Rooted = after };
    }

    /// <summary>The effect of a step that an earlier run began: what that run did belongs to it.</summary>
    public SchemaEffect SinceRecorded(SchemaEffect effect) => _recorded is { } before ? effect with { Diff = SchemaDiff.Between(before, effect.After) } : effect;

    /// <summary>Keeps the schema that the ledger recorded last, when a run ends or may end before its last step: then a later difference can be named.</summary>
    public IEnumerable<NpgsqlBatchCommand> Keep(LedgerWriter ledger) =>
        string.Equals(ledger.History.Schema?.Fingerprint, Current.Fingerprint.Value, StringComparison.Ordinal)
            ? [SnapshotStore.Insert(ledger.QuotedSchema, Current.Fingerprint.Value, Current.Fingerprint.Format, Current.ToJson())]
            : [];

    /// <summary>Takes over what a committed step left.</summary>
    public void Accept(SchemaEffect effect) => (_current, _catalogDigest, _recorded) = (effect.Rooted ?? _current, effect.CatalogDigest, null);

    private SchemaEffect Refresh(Refreshed refreshed)
    {
        var managed = refreshed.Objects.Where(rooted => !SchemaSnapshot.StandsIn(foreign, rooted.Object)).ToList();
        var (after, diff) = _current.Refresh(refreshed.Roots, managed);
        return new SchemaEffect(after.Snapshot, diff, refreshed.IsUntouched ? _catalogDigest : null, refreshed.IsUntouched) { Rooted = after };
    }
}

/// <summary>What a step did to the schema.</summary>
/// <param name="After">The schema after it.</param>
/// <param name="Diff">What it changed.</param>
/// <param name="CatalogDigest">The digest of the catalogs after it; <see langword="null"/> where only a part was read: then the next start compares the schemas themselves.</param>
/// <param name="IsCatalogUntouched">Whether no row of the catalogs changed.</param>
internal sealed record SchemaEffect(SchemaSnapshot After, SchemaDiff Diff, string? CatalogDigest, bool IsCatalogUntouched)
{
    /// <summary><see cref="After"/> as the next step begins with it.</summary>
    public RootedSnapshot? Rooted { get; init; }

    /// <summary>The event, with the schema as it is after it.</summary>
    public LedgerEvent Describe(LedgerEvent draft) => draft with
    {
        SchemaFingerprint = After.Fingerprint.Value,
        SchemaFormat = After.Fingerprint.Format,
        CatalogDigest = CatalogDigest,
        SchemaDiff = Diff.IsEmpty ? null : Diff.ToJson(),
    };

    public NpgsqlBatchCommand Keep(string quotedSchema) =>
        SnapshotStore.Insert(quotedSchema, After.Fingerprint.Value, After.Fingerprint.Format, After.ToJson());
}
