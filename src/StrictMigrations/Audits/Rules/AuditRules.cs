using System.Collections.Immutable;

namespace StrictMigrations.Audits.Rules;

/// <summary>All rules of an audit; docs/audit.md lists them.</summary>
internal static class AuditRules
{
    public static ImmutableArray<Rule> All { get; } =
    [
        ExecutionRules.Failed, ExecutionRules.Blocked, ExecutionRules.NeverExecuted, ExecutionRules.RetiredButExecuted,
        RowRules.OtherApplication, RowRules.ForeignRow, RowRules.Missing, RowRules.Renamed, RowRules.DuplicateRow, RowRules.UnknownStatus, RowRules.HistoryColumns,
        RecordedChecksumRules.Modified, RecordedChecksumRules.Unverifiable, RecordedChecksumRules.LineEnds,
        FileRules.DuplicateNumber, FileRules.Gap, FileRules.Misnamed, FileRules.Unreadable, FileRules.FileBeside, FileRules.SameText, FileRules.DoesNothing,
        AuditedDependencyRules.Unmet, AuditedDependencyRules.Undeclared, DefinitionRules.Redefined,
        AuditedSchemaRules.FalseExpectation, AuditedSchemaRules.FreshFails, AuditedSchemaRules.FreshDiffers, AuditedSchemaRules.Unexplained, AuditedSchemaRules.NotReplayed,
    ];

    public static ImmutableArray<AuditFinding> Find(AuditSubject subject) =>
    [
        .. RowRules.Find(subject),
        .. ExecutionRules.Find(subject),
        .. RecordedChecksumRules.Find(subject),
        .. FileRules.Find(subject),
        .. AuditedDependencyRules.Find(subject),
        .. DefinitionRules.Find(subject),
        .. AuditedSchemaRules.Find(subject),
    ];
}
