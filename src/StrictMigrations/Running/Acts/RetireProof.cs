using System.Collections.Immutable;
using StrictMigrations.Audits;

namespace StrictMigrations.Running.Acts;

/// <summary>Proves in shadow databases that a fresh one is built without what is retired, and lacks nothing that it did here.</summary>
internal sealed class RetireProof(FreshRun fresh, SchemaInspector schemas)
{
    /// <param name="session">The database at hand.</param>
    /// <param name="retired">What is retired.</param>
    /// <param name="changes">The same as changes of files.</param>
    /// <param name="isOfHere">Whether some of it ran here and no baseline stands for it: then what replaces it must make the same.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ImmutableArray<Finding>> FindAsync(LockedSession session, IReadOnlyList<MigrationStatus> retired, IReadOnlyCollection<FileChange> changes, bool isOfHere, CancellationToken cancellationToken)
    {
        foreach (var migration in session.Catalog.Active)
        {
            // The server is the live one's: what reaches beyond one database would be real.
            if ((await AuditedTextReader.ReadAsync(migration, cancellationToken).ConfigureAwait(false)).ClusterWide is { } statement)
                return [RetireRules.Unproved(migration, statement)];
        }

        var without = await fresh.MakeAsync(session.Connection, changes, cancellationToken).ConfigureAwait(false);
        if (without.Refusal is not null)
            return [RetireRules.Needed(retired, without.Refusal)];
        if (!isOfHere || await FindSchemaAsync(session, cancellationToken).ConfigureAwait(false) is not { } with)
            return [];
        var difference = SchemaDiff.Between(with, without.Schema!);
        return difference.IsEmpty ? [] : [RetireRules.NotReplaced(retired, difference)];
    }

    /// <summary>What the files make as they are; where they make nothing any more, what is here.</summary>
    private async Task<SchemaSnapshot?> FindSchemaAsync(LockedSession session, CancellationToken cancellationToken)
    {
        var with = await fresh.MakeAsync(session.Connection, [], cancellationToken).ConfigureAwait(false);
        return with.Schema ?? (await schemas.InspectAsync(session.Connection, session.History, cancellationToken).ConfigureAwait(false))?.View.Live;
    }
}
