using System.Collections.Immutable;
using StrictMigrations.Audits.Rules;
using StrictMigrations.Catalogs;
using StrictMigrations.Validation.Rules;

namespace StrictMigrations.Audits.Causes;

/// <summary>The commands that lead out, in their order. Pure.</summary>
internal sealed class RescuePlan(AuditSubject subject, ImmutableArray<AuditFinding> findings, RescueCommand command, MigrationNaming naming)
{
    private const string BaselineName = "establish_true_baseline";

    /// <summary>What only a baseline ends.</summary>
    private static readonly Rule[] s_ofBaseline =
    [
        ExecutionRules.Failed, ExecutionRules.Blocked, ExecutionRules.NeverExecuted, ExecutionRules.RetiredButExecuted, RowRules.Missing,
        FileRules.DuplicateNumber, AuditedDependencyRules.Unmet, AuditedDependencyRules.Undeclared,
        AuditedSchemaRules.Unexplained, AuditedSchemaRules.FreshFails, AuditedSchemaRules.FreshDiffers,
    ];

    /// <summary>What no command may decide.</summary>
    private static readonly Rule[] s_byHand = [FileRules.Misnamed, FileRules.Unreadable, RowRules.UnknownStatus, RowRules.DuplicateRow, RowRules.Renamed, AuditedSchemaRules.FalseExpectation];

    public ImmutableArray<RescueStep> Steps() => Has(RowRules.OtherApplication)
        ? [ByHand(findings.First(finding => finding.Rule == RowRules.OtherApplication.Id))]
        : [.. findings.Where(finding => s_byHand.Any(rule => rule.Id == finding.Rule)).Select(ByHand), .. Commands()];

    private static RescueStep ByHand(AuditFinding finding) => new(null, $"{finding.Finding.Message} {finding.Finding.Remedy}");

    private IEnumerable<RescueStep> Commands()
    {
        if (command.Preparation is { } preparation)
            yield return new(null, preparation);
        yield return new(command.OfHistory([.. Adopt, "--dry-run"]), "See what the ledger would take over; nothing is written.");
        yield return new(command.OfHistory(Adopt), "Take the history over into the ledger; the former table stays as it is.");
        if (NeedsBaseline)
        {
            yield return new(
                command.OfShadow("baseline", "--version", Version, "--name", BaselineName, "--approve"),
                "Write the schema that is there as a script, proved on an empty database. Review it; --data TABLES takes rows along that a fresh database needs.");
            if (NeverRan is { IsEmpty: false } files)
                yield return new(command.OfShadow(["retire", .. files, "--reason", "never ran", "--replaced-by", FileNames.Compose(Version, BaselineName, naming)]), $"Retire {Counted.Of(files.Length, "file")} that never ran, in one act.");
        }

        yield return new(command.Of("migrate"), NeedsBaseline ? "On this database the baseline is recorded and nothing changes; on an empty one it runs. Both end with one fingerprint." : "Applies what is pending.");
        yield return new(command.Of("validate"), "Every start proves this from now on.");
    }

    private bool NeedsBaseline => s_ofBaseline.Any(Has);

    private string Version => FreeVersion.After(subject.Catalog);

    private ImmutableArray<string> Adopt
    {
        get
        {
            string[] accepted = [.. Each("--accept", RowRules.Missing, RecordedChecksumRules.Modified)];
            string[] reason = accepted.Length > 0 ? ["--reason", "audited"] : [];
            return ["adopt", "--history", subject.History.Table, .. accepted, .. Each("--skip", RowRules.ForeignRow), .. reason];
        }
    }

    private ImmutableArray<string> NeverRan =>
    [
        .. subject.Catalog.Versioned
            .Where(migration => subject.Executions.StateOf(migration, isRetired: false) is AuditState.Failed or AuditState.Blocked or AuditState.NeverExecuted)
            .Select(migration => migration.FileName),
    ];

    private bool Has(Rule rule) => findings.Any(finding => finding.Rule == rule.Id);

    private IEnumerable<string> Each(string option, params Rule[] rules) =>
        findings.Where(finding => rules.Any(rule => rule.Id == finding.Rule)).SelectMany(finding => new[] { option, finding.Subject });
}
