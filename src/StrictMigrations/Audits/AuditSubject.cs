using System.Collections.Immutable;
using StrictMigrations.Adoption;

namespace StrictMigrations.Audits;

/// <summary>Everything that the audit looks at, read once.</summary>
internal sealed record AuditSubject
{
    public required Catalog Catalog { get; init; }

    public required ForeignHistory History { get; init; }

    /// <summary>Which file each row is about, and what its checksum proves.</summary>
    public required Executions Executions { get; init; }

    /// <summary>The texts of the active files, in order.</summary>
    public ImmutableArray<AuditedText> Texts { get; init; } = [];

    /// <summary>Tables that no file has to create: those of extensions.</summary>
    public ImmutableArray<string> GivenTables { get; init; } = [];

    /// <summary>What the application expects, checked in the live database.</summary>
    public ImmutableArray<ExpectationOutcome> Expectations { get; init; } = [];

    public ImmutableArray<Replay> Replays { get; init; } = [];

    /// <summary>Why nothing was replayed.</summary>
    public string? NotReplayed { get; init; }

    public Replay? ReplayOf(ReplayedFiles files) => Replays.FirstOrDefault(replay => replay.Files == files);
}
