using System.Collections.Immutable;

namespace StrictMigrations.Adoption;

/// <summary>Decides what the row that counts for a migration becomes. Pure.</summary>
internal sealed class RowJudge(AdoptRequest request, Catalog catalog)
{
    public RowDecision Judge(RowProof proof) => proof.Row.Meaning switch
    {
        _ when IsMeant(request.Skipped, proof) => new(AdoptedAs.Nothing, "left out on request"),
        RowMeaning.Bookkeeping => new(AdoptedAs.Nothing, "the tool's own bookkeeping"),
        RowMeaning.Baseline => new(AdoptedAs.Nothing, "the tool's baseline: see the files it stands for"),
        RowMeaning.Unknown => Refuse(AdoptionRules.UnknownStatus, proof, $"the status '{proof.Row.Status}' is no known word for success or failure",
            "Leave the row out, or adopt from a view in which the status is true or false."),
        RowMeaning.Undone => new(AdoptedAs.Nothing, "undone later: its effect is not in the database"),
        _ when proof.Match.Id is null => Refuse(AdoptionRules.NoMigration, proof, "no version can be read from its name",
            "If it is another application's, leave it out; if files are named in another way, say so: StrictMigrationsOptions.Naming, or --naming."),
        RowMeaning.Failed => new(AdoptedAs.Failed, $"failed: {proof.Row.Error ?? "no error was recorded"}"),
        _ => proof.Match.Migration is { } migration ? JudgeFile(proof, migration) : JudgeAbsent(proof),
    };

    public static bool IsMeant(ImmutableArray<string> names, RowProof proof) => names.Any(name =>
        string.Equals(name, proof.Row.Recorded, StringComparison.Ordinal)
        || string.Equals(name, proof.Row.BaseName, StringComparison.Ordinal)
        || string.Equals(name, proof.Row.Version, StringComparison.Ordinal)
        || string.Equals(name, proof.Match.Migration?.FileName, StringComparison.Ordinal));

    private RowDecision JudgeFile(RowProof proof, Migration migration)
    {
        var renamed = proof.IsRenamed ? $"recorded as {proof.Row.BaseName}, which is {migration.FileName} now; " : "";
        return proof.Verdict switch
        {
            ChecksumVerdict.Same => new(AdoptedAs.Applied, $"{renamed}the checksum is the file's"),
            ChecksumVerdict.SameButLineEnds => new(AdoptedAs.Applied, $"{renamed}the checksum is the file's after changing its line ends"),
            ChecksumVerdict.Different => JudgeEdited(proof, migration),
            ChecksumVerdict.NoChecksum => new(AdoptedAs.Unverified, $"'{proof.Row.Checksum}' is no checksum: nothing proves which text ran"),
            _ => new(AdoptedAs.Unverified, "no checksum was recorded: nothing proves which text ran"),
        };
    }

    private RowDecision JudgeEdited(RowProof proof, Migration migration)
    {
        if (BaselineOf(migration.Version) is { } baseline)
            return new(AdoptedAs.Unverified, $"edited since it ran; {baseline.FileName} stands for it");
        if (catalog.Retired.Contains(migration))
            return new(AdoptedAs.Unverified, "the file is another than the one that ran; it is retired, which may have changed it");
        return IsMeant(request.Accepted, proof)
            ? new(AdoptedAs.Applied, $"edited since it ran, and accepted: {request.Reason}")
            : Refuse(AdoptionRules.Edited, proof, $"{migration.FileName} was edited since it ran: the recorded checksum {proof.Row.Checksum} is not the file's, with neither kind of line ends",
                $"Bring back the text that ran, or take the file as it is: AdoptRequest.Accepted, or --accept {migration.FileName} --reason TEXT.");
    }

    private RowDecision JudgeAbsent(RowProof proof)
    {
        if (BaselineOf(proof.Match.Id!.Version) is { } baseline)
            return new(AdoptedAs.Unverified, $"the file is not there; {baseline.FileName} stands for it");
        if (proof.Match.Candidates.Length > 1 && proof.Row.FileName is null)
        {
            return Refuse(AdoptionRules.Ambiguous, proof, $"{string.Join(" and ", proof.Match.Candidates.Select(file => file.FileName))} have its version, and it names no file",
                "Give the files versions of their own.");
        }

        return IsMeant(request.Accepted, proof)
            ? new(AdoptedAs.Unverified, $"the file is not there, which was accepted: {request.Reason}")
            : Refuse(AdoptionRules.NoFile, proof, $"it ran, and its file is not there{Near(proof)}",
                $"Bring the file back; or let a baseline stand for it; or import the row without file, which every start reports until a baseline stands for it: AdoptRequest.Accepted, or --accept {proof.Row.Recorded} --reason TEXT; "
                + $"or, if it is another application's, leave it out: AdoptRequest.Skipped, or --skip {proof.Row.Recorded}.");
    }

    /// <summary>A file with another name and other content is no proof of a renaming.</summary>
    private static string Near(RowProof proof) => proof.Match.Candidates.IsEmpty ? "" :
        $"; {string.Join(" and ", proof.Match.Candidates.Select(file => file.FileName))} has the same version, and nothing proves that it is the same file";

    private Migration? BaselineOf(MigrationVersion? version) => version is null ? null
        : catalog.Baselines.FirstOrDefault(migration => migration.Header.Baseline.Any(range => range.Contains(version)));

    private static RowDecision Refuse(Rule rule, RowProof proof, string what, string remedy) =>
        new(AdoptedAs.Refused, what, rule.Finds(proof.Row.Recorded, $"Row {proof.Row.Number}: {what}.", remedy));
}
