namespace StrictMigrations;

/// <summary>A rule that is waived for one migration until a day, in the configuration: files cannot expire.</summary>
public sealed record Waiver
{
    /// <summary>The rule's id, such as <c>ordering/late</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>The migration's file name.</summary>
    public required string Migration { get; init; }

    /// <summary>Why; shown in reports.</summary>
    public required string Reason { get; init; }

    /// <summary>The last day it holds, UTC; from the next day on it is a finding itself.</summary>
    public required DateOnly Expires { get; init; }
}

/// <summary>Why a finding is only an information.</summary>
/// <param name="Reason">The reason that the waiver gives.</param>
/// <param name="IsInFile">Whether an ALLOW line of the migration waives it; otherwise the configuration does.</param>
public sealed record AppliedWaiver(string Reason, bool IsInFile);
