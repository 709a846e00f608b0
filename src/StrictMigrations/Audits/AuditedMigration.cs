using System.Collections.Immutable;

namespace StrictMigrations;

/// <summary>A file, what the history says of it, and what is true.</summary>
public sealed record AuditedMigration
{
    /// <summary>The file's name, or what the history calls it when there is no file.</summary>
    public required string FileName { get; init; }

    /// <summary>What is true of it.</summary>
    public required AuditState State { get; init; }

    /// <summary>The number of the row in the table's order, from 1; <see langword="null"/> without a row.</summary>
    public int? Row { get; init; }

    /// <summary>When it ran, as recorded.</summary>
    public DateTimeOffset? ExecutedAt { get; init; }

    /// <summary>The checksum as recorded.</summary>
    public string? Checksum { get; init; }

    /// <summary>The status as recorded.</summary>
    public string? Status { get; init; }

    /// <summary>The error as recorded.</summary>
    public string? Error { get; init; }

    /// <summary>The failed file at which the former runner stopped before this one.</summary>
    public string? BlockedBy { get; init; }

    /// <summary>The files that it declares to depend on and that are there.</summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];
}

/// <summary>What is true of a file or a row.</summary>
public enum AuditState
{
    /// <summary>It ran, and the file is the one that ran.</summary>
    Applied,

    /// <summary>It ran; the recorded checksum is the file's only after changing its line ends.</summary>
    LineEndsChanged,

    /// <summary>It ran, and nothing recorded can prove with which text.</summary>
    Unverifiable,

    /// <summary>It ran, and the file was edited since.</summary>
    Modified,

    /// <summary>It ran under another name.</summary>
    Renamed,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It never ran, because the former runner stopped at a failure before it.</summary>
    Blocked,

    /// <summary>It never ran, although higher ones did.</summary>
    NeverExecuted,

    /// <summary>It did not run yet; none above it did.</summary>
    Pending,

    /// <summary>It is retired, and never ran.</summary>
    Retired,

    /// <summary>It is retired, and ran.</summary>
    RetiredAfterApply,

    /// <summary>It ran, and there is no file.</summary>
    Missing,

    /// <summary>A row that names no migration: another application's, or the tool's own.</summary>
    Foreign,

    /// <summary>A row whose status is no known word.</summary>
    Unknown,
}
