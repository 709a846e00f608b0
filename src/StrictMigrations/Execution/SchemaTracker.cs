using Npgsql;
using StrictMigrations.Histories;

namespace StrictMigrations.Execution;

/// <summary>Knows the schema from step to step: each migration's effect is read inside its transaction and compared with what was before.</summary>
internal sealed class SchemaTracker(SchemaSnapshot live, string catalogDigest, SnapshotOptions options, IReadOnlySet<string> foreign)
{
    /// <summary>The managed schemas after the last step that was committed.</summary>
    public SchemaSnapshot Current { get; private set; } = live;

    private string CatalogDigest { get; set; } = catalogDigest;

    /// <summary>The schema as the open transaction sees it; read only when a row of the catalogs changed.</summary>
    public async Task<SchemaEffect> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var digest = await Schemas.CatalogDigest.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        if (string.Equals(digest, CatalogDigest, StringComparison.Ordinal))
            return new SchemaEffect(Current, SchemaDiff.Between(Current, Current), digest, IsCatalogUntouched: true);
        var after = (await SnapshotReader.ReadAsync(connection, options, cancellationToken).ConfigureAwait(false)).Without(foreign);
        return new SchemaEffect(after, SchemaDiff.Between(Current, after), digest, IsCatalogUntouched: false);
    }

    /// <summary>Keeps the schema that the ledger recorded last, when a run ends before its last step: then a later difference can be named.</summary>
    public IEnumerable<NpgsqlBatchCommand> Keep(LedgerWriter ledger) =>
        string.Equals(ledger.History.Schema?.Fingerprint, Current.Fingerprint.Value, StringComparison.Ordinal)
            ? [SnapshotStore.Insert(ledger.QuotedSchema, Current.Fingerprint.Value, Current.Fingerprint.Format, Current.ToJson())]
            : [];

    /// <summary>Takes over what a committed step left.</summary>
    public void Accept(SchemaEffect effect) => (Current, CatalogDigest) = (effect.After, effect.CatalogDigest);
}

/// <summary>What a step did to the schema.</summary>
internal sealed record SchemaEffect(SchemaSnapshot After, SchemaDiff Diff, string CatalogDigest, bool IsCatalogUntouched)
{
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
