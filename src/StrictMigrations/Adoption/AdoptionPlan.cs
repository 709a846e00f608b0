using System.Collections.Immutable;

namespace StrictMigrations.Adoption;

/// <summary>What every row becomes, what refuses it, and the events to write. A value.</summary>
internal sealed record AdoptionPlan(ImmutableArray<AdoptedRow> Rows, ImmutableArray<Finding> Findings, ImmutableArray<PlannedEvent> Events);

/// <summary>An event to be; <paramref name="Reason"/> says what the foreign table said.</summary>
internal sealed record PlannedEvent(EventKind Kind, MigrationId Id, string? Checksum, ForeignRow Row, string Reason)
{
    /// <summary>The event of a ledger that is being written.</summary>
    public LedgerEvent Describe(LedgerEvent draft) => draft with
    {
        Checksum = Checksum,
        DurationMicroseconds = Row.DurationMicroseconds,
        ErrorMessage = Kind == EventKind.Failed ? Row.Error ?? "not recorded" : null,
        Reason = Reason,
    };
}

/// <summary>What was decided about one row.</summary>
internal sealed record RowDecision(AdoptedAs Becomes, string Note, Finding? Finding = null);
