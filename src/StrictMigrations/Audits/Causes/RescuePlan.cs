using System.Collections.Immutable;
using StrictMigrations.Audits.Rules;
using StrictMigrations.Validation.Rules;

namespace StrictMigrations.Audits.Causes;

/// <summary>The commands that lead out, in their order. Pure.</summary>
internal sealed class RescuePlan(AuditSubject subject, ImmutableArray<AuditFinding> findings)
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
        yield return new($"{Adopt} --dry-run", "See what the ledger would take over; nothing is written.");
        yield return new(Adopt, "Take the history over into the ledger; the former table stays as it is.");
        if (NeedsBaseline)
        {
            yield return new($"strict-migrations baseline --version {Version} --name {BaselineName} --approve", "Write the schema that is there as a script, proved on an empty database. Review it; --data TABLES takes rows along that a fresh database needs.");
            if (NeverRan is { IsEmpty: false } files)
                yield return new($"strict-migrations retire {string.Join(' ', files.Select(Quoted))} --reason \"never ran\" --replaced-by {Version}_{BaselineName}.sql", $"Retire {Counted.Of(files.Length, "file")} that never ran, in one act.");
        }

        yield return new("strict-migrations migrate", NeedsBaseline ? "On this database the baseline is recorded and nothing changes; on an empty one it runs. Both end with one fingerprint." : "Applies what is pending.");
        yield return new("strict-migrations validate", "Every start proves this from now on.");
    }

    private bool NeedsBaseline => s_ofBaseline.Any(Has);

    private string Version => FreeVersion.After(subject.Catalog);

    private string Adopt
    {
        get
        {
            string[] accepted = [.. Each("--accept", RowRules.Missing, RecordedChecksumRules.Modified)];
            string[] reason = accepted.Length > 0 ? ["--reason audited"] : [];
            return string.Join(' ', [$"strict-migrations adopt --history {subject.History.Table}", .. accepted, .. Each("--skip", RowRules.ForeignRow), .. reason]);
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
        findings.Where(finding => rules.Any(rule => rule.Id == finding.Rule)).Select(finding => $"{option} {Quoted(finding.Subject)}");

    private static string Quoted(string name) => name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-') ? name : $"'{name.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
