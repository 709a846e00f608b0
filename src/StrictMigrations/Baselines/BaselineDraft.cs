using System.Collections.Immutable;

namespace StrictMigrations.Baselines;

/// <summary>What is to be generated.</summary>
internal sealed record BaselineDraft
{
    public required string FileName { get; init; }

    /// <summary>The versions it stands for.</summary>
    public required ImmutableArray<BaselineRange> Supersedes { get; init; }

    /// <summary>Tables whose rows are part of it, as the live session would write their names.</summary>
    public ImmutableArray<string> DataTables { get; init; } = [];

    /// <summary>Which objects it covers: the same choice that later starts check. Owners, privileges and comments are not chosen here.</summary>
    public SnapshotOptions Snapshot { get; init; } = new();

    /// <summary>Whether the script is also run on the live database, in a transaction that is rolled back.</summary>
    public bool CheckLive { get; init; }
}
