using System.Collections.Immutable;

namespace StrictMigrations;

/// <summary>The fold of the ledger: the present state of each migration. A value.</summary>
public sealed record History
{
    /// <summary>The history of a database without ledger.</summary>
    public static History Empty { get; } = new();

    /// <summary>Whether the ledger's table exists.</summary>
    public bool LedgerExists { get; init; }

    /// <summary>The ledger's last row.</summary>
    public LedgerHead Head { get; init; } = LedgerHead.Empty;

    /// <summary>One entry for each migration that the ledger speaks of, in the order of versions.</summary>
    public ImmutableSortedDictionary<MigrationId, HistoryEntry> Entries { get; init; } = ImmutableSortedDictionary<MigrationId, HistoryEntry>.Empty;

    /// <summary>The schema as it was last recorded; <see langword="null"/> when it never was, or something ran since without recording it.</summary>
    public RecordedSchema? Schema { get; init; }

    /// <summary>The highest version that is applied; <see langword="null"/> when none is.</summary>
    public MigrationVersion? HighestApplied => Entries.Values.LastOrDefault(entry => entry.Version is not null && entry.IsApplied)?.Version;

    /// <summary>The rows it was folded from; those that this process wrote since are not among them.</summary>
    internal ImmutableArray<LedgerEvent> Events { get; init; } = [];

    internal HistoryEntry? Find(MigrationId id) => Entries.GetValueOrDefault(id);
}
