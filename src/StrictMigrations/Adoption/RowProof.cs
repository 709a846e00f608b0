using StrictMigrations.Catalogs;

namespace StrictMigrations.Adoption;

/// <summary>A row compared with the text of its file.</summary>
internal sealed record RowProof(RowMatch Match, ChecksumVerdict Verdict)
{
    public ForeignRow Row => Match.Row;

    /// <summary>The file had another name when it ran: only the checksum tells that it is the same.</summary>
    public bool IsRenamed { get; init; }

    public static async Task<RowProof> OfAsync(RowMatch match, ForeignAlgorithm algorithm, CancellationToken cancellationToken)
    {
        if (match.Migration is { } migration)
            return new RowProof(match, await VerifyAsync(match.Row, migration, algorithm, cancellationToken).ConfigureAwait(false));
        foreach (var candidate in match.Candidates)
        {
            if (await VerifyAsync(match.Row, candidate, algorithm, cancellationToken).ConfigureAwait(false) is var verdict and (ChecksumVerdict.Same or ChecksumVerdict.SameButLineEnds))
                return new RowProof(new RowMatch(match.Row, candidate.Id, [candidate], IsNamed: true), verdict) { IsRenamed = true };
        }

        return new RowProof(match, ChecksumVerdict.None);
    }

    private static async Task<ChecksumVerdict> VerifyAsync(ForeignRow row, Migration migration, ForeignAlgorithm algorithm, CancellationToken cancellationToken) =>
        migration.OpenScript is null || row.Checksum is null
            ? ChecksumVerdict.None
            : ForeignChecksum.Verify(algorithm, row.Checksum, await ScriptOpening.ReadBytesAsync(migration, cancellationToken).ConfigureAwait(false));
}
