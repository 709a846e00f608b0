using StrictMigrations.Adoption;
using StrictMigrations.Catalogs;

namespace StrictMigrations.Audits;

/// <summary>Every file and every row in one table of states. Pure.</summary>
internal static class AuditedStates
{
    public static IEnumerable<AuditedMigration> Of(AuditSubject subject)
    {
        var (catalog, executions) = (subject.Catalog, subject.Executions);
        var files = catalog.Versioned.Select(migration => (Migration: migration, IsRetired: false))
            .Concat(catalog.Retired.Select(migration => (Migration: migration, IsRetired: true)))
            .OrderBy(file => file.Migration.Id).Concat(catalog.Repeatable.Select(migration => (Migration: migration, IsRetired: false)));
        var graph = new DependencyGraph(catalog.Active.Concat(catalog.Retired));
        return files.Select(file => OfFile(executions, file.Migration, file.IsRetired) with { DependsOn = [.. graph.DependenciesOf(file.Migration).Select(other => other.FileName).Distinct(StringComparer.Ordinal)] })
            .Concat(executions.Proofs.Where(proof => proof.Match.Migration is null).Select(proof =>
                new AuditedMigration { FileName = proof.Row.Recorded, State = Executions.StateOf(proof), Row = proof.Row.Number }.With(proof)));
    }

    private static AuditedMigration OfFile(Executions executions, Migration migration, bool isRetired)
    {
        var state = executions.StateOf(migration, isRetired);
        return new AuditedMigration
        {
            FileName = migration.FileName,
            State = state,
            BlockedBy = state == AuditState.Blocked ? executions.BlockerOf(migration)!.FileName : null,
        }.With(executions.RowOf(migration));
    }

    private static AuditedMigration With(this AuditedMigration audited, RowProof? proof) => proof is null ? audited : audited with
    {
        Row = proof.Row.Number,
        ExecutedAt = proof.Row.ExecutedAt,
        Checksum = proof.Row.Checksum,
        Status = proof.Row.Status,
        Error = proof.Row.Error,
    };
}
