using System.Collections.Immutable;

namespace StrictMigrations.Reporting;

/// <summary>One point of the time line.</summary>
internal sealed record ReportedEvent
{
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened: the event's kind, or the status that another tool recorded.</summary>
    public required string What { get; init; }

    /// <summary>The migration's file name; <see langword="null"/> for an event about the schema.</summary>
    public string? Migration { get; init; }

    public TimeSpan? Duration { get; init; }

    public bool IsFailure { get; init; }

    /// <summary>The error with its SQLSTATE and place.</summary>
    public string? Error { get; init; }

    /// <summary>Why a person decided so.</summary>
    public string? Reason { get; init; }

    /// <summary>Who did it: application and role.</summary>
    public string? By { get; init; }

    /// <summary>What changed in the schema, as the ledger keeps it.</summary>
    public string? SchemaDiff { get; init; }

    /// <summary>The same, a line an object.</summary>
    public ImmutableArray<string> Changes => TimeLine.ChangesOf(SchemaDiff);
}
