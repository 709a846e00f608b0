using System.Collections.Immutable;
using Npgsql;

namespace StrictMigrations.Adoption;

/// <summary>From the table to the plan: read, match, compare with the files, decide.</summary>
internal static class AdoptionReader
{
    public static async Task<(ForeignHistory History, ImmutableArray<RowProof> Proofs)> ReadAsync(NpgsqlConnection connection, Catalog catalog, AdoptRequest request, MigrationNaming naming, CancellationToken cancellationToken)
    {
        var history = await ForeignHistoryReader.ReadAsync(connection, request, cancellationToken).ConfigureAwait(false);
        var matcher = new RowMatcher(catalog, naming);
        var proofs = ImmutableArray.CreateBuilder<RowProof>(history.Rows.Length);
        foreach (var row in history.Rows)
            proofs.Add(await RowProof.OfAsync(matcher.Match(row), history.Shape.Algorithm, cancellationToken).ConfigureAwait(false));
        return (history, proofs.ToImmutable());
    }
}
