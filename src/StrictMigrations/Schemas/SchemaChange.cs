using System.Collections.Immutable;

namespace StrictMigrations;

/// <summary>What became of an object.</summary>
public enum SchemaChangeKind
{
    /// <summary>Only the second snapshot has it.</summary>
    Added,

    /// <summary>Only the first snapshot has it.</summary>
    Removed,

    /// <summary>Both have it, with different definitions.</summary>
    Changed,

    /// <summary>It has another name or schema, and nothing else about it changed.</summary>
    Renamed,
}

/// <summary>One difference between two snapshots.</summary>
public sealed record SchemaChange
{
    /// <summary>What became of it.</summary>
    public required SchemaChangeKind Kind { get; init; }

    /// <summary>The object in the first snapshot; <see langword="null"/> when it was added.</summary>
    public SchemaObject? Before { get; init; }

    /// <summary>The object in the second snapshot; <see langword="null"/> when it was removed.</summary>
    public SchemaObject? After { get; init; }

    /// <summary>The properties that differ, of an object that changed.</summary>
    public ImmutableArray<SchemaPropertyChange> Properties { get; init; } = [];

    /// <summary>An added object with a similar name: what may be meant by a removed one.</summary>
    public SchemaObject? Near { get; init; }

    /// <summary>The object, as it is now or was last.</summary>
    public SchemaObject Object => After ?? Before!;
}

/// <summary>One property that differs; <see langword="null"/> where the object does not have it.</summary>
/// <param name="Name">The property.</param>
/// <param name="Before">Its value in the first snapshot.</param>
/// <param name="After">Its value in the second.</param>
public sealed record SchemaPropertyChange(string Name, string? Before, string? After);
