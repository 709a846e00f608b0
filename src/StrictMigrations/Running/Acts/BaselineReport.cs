using System.Collections.Immutable;

namespace StrictMigrations;

/// <summary>A baseline that was generated and proved.</summary>
public sealed record BaselineReport
{
    /// <summary>The full path of the file.</summary>
    public required string Location { get; init; }

    /// <summary>Its name.</summary>
    public string FileName => Path.GetFileName(Location);

    /// <summary>The whole text; lines end in LF.</summary>
    public required string Script { get; init; }

    /// <summary>The schema's fingerprint, as its header names it.</summary>
    public required Fingerprint Fingerprint { get; init; }

    /// <summary>How many objects of each kind it makes.</summary>
    public ImmutableSortedDictionary<SchemaObjectKind, int> Objects { get; init; } = ImmutableSortedDictionary<SchemaObjectKind, int>.Empty;

    /// <summary>The versions it stands for.</summary>
    public ImmutableArray<BaselineRange> Supersedes { get; init; } = [];

    /// <summary>The files among them.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Those of these files that never ran on this database, and never will.</summary>
    public ImmutableArray<string> NeverRan { get; init; } = [];

    /// <summary>Whether the file was written; otherwise it was not approved.</summary>
    public bool IsWritten { get; init; }
}
