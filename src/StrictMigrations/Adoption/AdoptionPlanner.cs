using System.Collections.Immutable;
using System.Globalization;

namespace StrictMigrations.Adoption;

/// <summary>Rows and files in, decisions and events out. Pure.</summary>
internal sealed class AdoptionPlanner(AdoptRequest request, ForeignHistory history, Catalog catalog)
{
    private readonly RowJudge _judge = new(request, catalog);

    public AdoptionPlan Plan(IReadOnlyList<RowProof> proofs)
    {
        Check(proofs);
        var counting = proofs.Where(IsAboutMigration).GroupBy(KeyOf).ToDictionary(group => Counting([.. group]), group => group.Count());
        ImmutableArray<DecidedRow> decided =
        [
            .. proofs.Select(proof => new DecidedRow(proof.Row, proof.Match.Id, proof.Match.Migration, Decide(proof, counting))),
            .. StandIns(proofs),
        ];
        return new AdoptionPlan(
            [.. decided.Select(Row)],
            [.. Findings(proofs, [.. decided.Select(row => row.Decision.Finding).OfType<Finding>()])],
            [.. decided.Where(row => row.Decision.Becomes is AdoptedAs.Applied or AdoptedAs.Unverified or AdoptedAs.Failed).Select(Event)]);
    }

    private RowDecision Decide(RowProof proof, Dictionary<RowProof, int> counting)
    {
        if (IsAboutMigration(proof) && !counting.ContainsKey(proof))
            return new RowDecision(AdoptedAs.Nothing, "recorded again; the row that counts stands elsewhere in this list");
        var decision = _judge.Judge(proof);
        return counting.GetValueOrDefault(proof, 1) is var rows and > 1
            ? decision with { Note = string.Create(CultureInfo.InvariantCulture, $"{decision.Note}; recorded {rows} times") }
            : decision;
    }

    private static MigrationId KeyOf(RowProof proof) => proof.Match.Id ?? new MigrationId(null, proof.Row.Recorded);

    private static bool IsAboutMigration(RowProof proof) => proof.Row.Meaning is RowMeaning.Executed or RowMeaning.Failed or RowMeaning.Undone;

    /// <summary>What ran stays: a failure before or after it changes nothing, only undoing does.</summary>
    private static RowProof Counting(IReadOnlyList<RowProof> rows) =>
        rows.LastOrDefault(proof => proof.Row.Meaning is RowMeaning.Executed or RowMeaning.Undone) ?? rows[^1];

    /// <summary>The files below another tool's baseline: they were there before it came.</summary>
    private IEnumerable<DecidedRow> StandIns(IReadOnlyList<RowProof> proofs)
    {
        var known = proofs.Select(proof => proof.Match.Id).ToHashSet();
        return from proof in proofs
               where proof.Row.Meaning == RowMeaning.Baseline && !RowJudge.IsMeant(request.Skipped, proof)
               from migration in catalog.Versioned
               where MigrationVersion.TryParse(proof.Row.Version, out var baseline) && migration.Version! <= baseline && !known.Contains(migration.Id)
               select new DecidedRow(proof.Row, migration.Id, migration, new RowDecision(AdoptedAs.Unverified, $"{history.Shape.Tool}'s baseline {proof.Row.Version} stands for it"));
    }

    private IEnumerable<Finding> Findings(IReadOnlyList<RowProof> proofs, IReadOnlyList<Finding> refused)
    {
        if (history.Rows.IsEmpty)
            yield return AdoptionRules.Empty.Finds(history.Table, "The history has no row: there is nothing to adopt.", "If the database is new, just migrate; otherwise name the right table: AdoptRequest.Table, or --history.");
        if (proofs.Count > 1 && refused.Count == proofs.Count(IsAboutMigration) && refused.All(finding => finding.Rule is "adopt/no-file" or "adopt/no-migration"))
            yield return OtherApplication();
        else
            foreach (var finding in refused)
                yield return finding;
        if (!history.MissingColumns.IsEmpty)
        {
            yield return AdoptionRules.MissingColumns.Finds(
                history.Table, $"The table has no {string.Join(", ", history.MissingColumns)}: an earlier shape of it. Without a status every row counts as executed.", "Nothing to do if that is so.");
        }
    }

    private Finding OtherApplication() => AdoptionRules.OtherApplication.Finds(
        history.Table,
        string.Create(CultureInfo.InvariantCulture, $"None of its {history.Rows.Length} rows, {history.Rows[0].Recorded} for instance, has a file here: it is another application's history, or these are other files."),
        "Name the folder (the source, or --migrations), how files are named (StrictMigrationsOptions.Naming, or --naming), or another table (AdoptRequest.Table, or --history). "
        + "If the files are gone for good, or were classes, create a baseline that stands for them first.");

    private static AdoptedRow Row(DecidedRow row) =>
        new() { Recorded = row.Row.Recorded, FileName = row.Migration?.FileName, Becomes = row.Decision.Becomes, Note = row.Decision.Note, ExecutedAt = row.Row.ExecutedAt };

    private PlannedEvent Event(DecidedRow row) => new(
        row.Decision.Becomes == AdoptedAs.Failed ? EventKind.Failed : EventKind.Imported,
        row.Id!,
        row.Decision.Becomes == AdoptedAs.Applied ? row.Migration?.Checksum.Value : null,
        row.Row,
        $"{history.Table} of {history.Shape.Tool}: {row.Row.Recorded}{When(row.Row)}; {row.Decision.Note}");

    private static string When(ForeignRow row) =>
        row.ExecutedAt is { } at ? at.UtcDateTime.ToString("', executed 'yyyy-MM-dd HH:mm:ss' UTC'", CultureInfo.InvariantCulture) : "";

    private void Check(IReadOnlyList<RowProof> proofs)
    {
        if (!request.Accepted.IsEmpty && string.IsNullOrWhiteSpace(request.Reason))
            throw new MigrationConfigurationException("Accepting rows needs a reason: it stands in the ledger for whoever asks later. Nothing was changed. Give it: AdoptRequest.Reason, or --reason TEXT.");
        var unknown = request.Accepted.Concat(request.Skipped).Where(name => !proofs.Any(proof => RowJudge.IsMeant([name], proof))).ToList();
        if (unknown.Count > 0)
            throw new MigrationConfigurationException($"{history.Table} has no row {string.Join(", ", unknown)}. Nothing was changed. Name rows as they are recorded.");
    }
}

/// <summary>A row, or a file that a row stands for, with what was decided about it.</summary>
internal sealed record DecidedRow(ForeignRow Row, MigrationId? Id, Migration? Migration, RowDecision Decision);
