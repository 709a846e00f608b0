using System.Collections.Frozen;
using System.Collections.Immutable;
using StrictMigrations.Schemas;

namespace StrictMigrations.Baselines;

/// <summary>What a snapshot does not tell and a script needs: what depends on what, what is inherited, definitions as a whole.</summary>
internal sealed record BaselineFacts
{
    public static BaselineFacts None { get; } = new();

    public ILookup<ObjectKey, ObjectKey> Dependencies { get; init; } = Array.Empty<ObjectKey>().ToLookup(key => key);

    /// <summary>Columns and constraints that a table has from its parents alone.</summary>
    public FrozenSet<ObjectKey> Inherited { get; init; } = [];

    /// <summary>CREATE statements of routines and statistics.</summary>
    public FrozenDictionary<ObjectKey, string> Definitions { get; init; } = FrozenDictionary<ObjectKey, string>.Empty;

    /// <summary>Operators and functions that came with an operator class, as its CREATE lists them.</summary>
    public ILookup<ObjectKey, string> ClassMembers { get; init; } = ImmutableArray<(ObjectKey, string)>.Empty.ToLookup(item => item.Item1, item => item.Item2);
}
