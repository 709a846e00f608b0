using System.Collections.Immutable;
using StrictMigrations.Audits.Rules;

namespace StrictMigrations.Audits.Causes;

/// <summary>The risk as it is, and after the rescue. Pure.</summary>
internal static class Risks
{
    /// <summary>What a person must settle; the commands of the rescue cannot.</summary>
    private static readonly Rule[] s_byHand = [RowRules.OtherApplication, RowRules.UnknownStatus, RowRules.DuplicateRow, FileRules.Misnamed, FileRules.Unreadable, AuditedSchemaRules.FalseExpectation];

    public static Risk Now(ImmutableArray<RootCause> causes)
    {
        var errors = causes.Where(cause => HasAny(cause, Severity.Error)).ToList();
        if (errors.Count > 0)
            return new(RiskLevel.High, [.. errors.Select(cause => $"{cause.Title}: {cause.Impact}")]);
        var warnings = causes.Where(cause => HasAny(cause, Severity.Warning) || IsUnproved(cause)).ToList();
        return warnings.Count > 0
            ? new(RiskLevel.Medium, [.. warnings.Select(cause => $"{cause.Title}: {cause.Impact}")])
            : new(RiskLevel.Low, ["The history explains the schema, and a fresh database gets the same."]);
    }

    public static Risk AfterRescue(ImmutableArray<RootCause> causes)
    {
        var left = causes.SelectMany(cause => cause.Evidence).Where(finding => s_byHand.Any(rule => rule.Id == finding.Rule)).Select(finding => finding.Rule).Distinct().ToList();
        return causes.Any(cause => cause.Evidence.Any(finding => finding.Rule == RowRules.OtherApplication.Id))
            ? new(RiskLevel.High, ["This history says nothing about these files: nothing can be rescued before that is settled."])
            : new(RiskLevel.Low,
            [
                "Existing and fresh databases are proved to have one fingerprint; files, order, dependencies and schema are checked at every start; the ledger records every event.",
                .. left.Count == 0 ? Array.Empty<string>() : [$"That holds once the steps by hand are done ({string.Join(", ", left)})."],
            ]);
    }

    private static bool HasAny(RootCause cause, Severity severity) => cause.Evidence.Any(finding => finding.Severity == severity);

    private static bool IsUnproved(RootCause cause) => cause.Evidence.Any(finding => finding.Rule == AuditedSchemaRules.NotReplayed.Id);
}
