using System.Collections.Immutable;
using StrictMigrations.Adoption;

namespace StrictMigrations.Audits;

/// <summary>Finds the file of a row that names none, by its checksum: the file was given another number or name after it ran.</summary>
internal static class Renames
{
    public static ImmutableArray<RowProof> Resolve(ForeignHistory history, ImmutableArray<RowProof> proofs, ImmutableArray<AuditedText> texts)
    {
        var taken = proofs.Select(proof => proof.Match.Migration).OfType<Migration>().ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. proofs.Select(proof => proof.Match.Migration is null && proof.Row.Meaning == RowMeaning.Executed ? Resolve(proof) : proof)];

        RowProof Resolve(RowProof proof)
        {
            foreach (var text in texts.Where(text => !taken.Contains(text.Migration)))
            {
                var verdict = ForeignChecksum.Verify(history.Shape.Algorithm, proof.Row.Checksum, text.Bytes.ToArray());
                if (verdict is ChecksumVerdict.Same or ChecksumVerdict.SameButLineEnds)
                    return new RowProof(new RowMatch(proof.Row, text.Migration.Id, [text.Migration], IsNamed: true), verdict) { IsRenamed = true };
            }

            return proof;
        }
    }
}
