using System.Collections.Immutable;

namespace StrictMigrations.Reporting;

/// <summary>A migration as reports tell of it, whether the ledger or another tool's history has it.</summary>
internal sealed record ReportedMigration
{
    public required string FileName { get; init; }

    /// <summary>The state's own word, <c>NeverExecuted</c>.</summary>
    public required string State { get; init; }

    public required Tone Tone { get; init; }

    /// <summary>The path, resource or class; <see langword="null"/> without file.</summary>
    public string? Location { get; init; }

    public string? Version { get; init; }

    public string? Name { get; init; }

    public string? Checksum { get; init; }

    public DateTimeOffset? AppliedAt { get; init; }

    public TimeSpan? Duration { get; init; }

    /// <summary>The file names of those that it depends on, as far as they are known.</summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];

    /// <summary>What else is to be said of its state.</summary>
    public string? Note { get; init; }
}

/// <summary>What a state means for whoever reads: how it is coloured.</summary>
internal enum Tone
{
    /// <summary>It is as it should be.</summary>
    Done,

    /// <summary>It is to run.</summary>
    Pending,

    /// <summary>It is not proved, or not known here.</summary>
    Doubtful,

    /// <summary>It stops a start, or would.</summary>
    Wrong,

    /// <summary>It is never run again.</summary>
    Retired,

    /// <summary>A baseline stands for it.</summary>
    Superseded,
}
