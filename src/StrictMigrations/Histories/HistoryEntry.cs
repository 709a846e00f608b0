namespace StrictMigrations;

/// <summary>What the ledger's last word on a migration is.</summary>
public enum Outcome
{
    /// <summary>The ledger does not speak of it, or only of its retirement.</summary>
    None,

    /// <summary>It ran and was committed.</summary>
    Applied,

    /// <summary>It ran; a later edit of its file was accepted.</summary>
    Accepted,

    /// <summary>Recorded as a baseline without running it.</summary>
    Baselined,

    /// <summary>Taken over from another tool's history.</summary>
    Imported,

    /// <summary>It failed and left nothing.</summary>
    Failed,

    /// <summary>It runs without transaction and did not end: it is running now, or was interrupted.</summary>
    Started,

    /// <summary>It was interrupted and a person decided that it goes on.</summary>
    Resolved,

    /// <summary>It was undone.</summary>
    RolledBack,
}

/// <summary>What the ledger says about one migration.</summary>
public sealed record HistoryEntry
{
    /// <summary>The version; <see langword="null"/> for a repeatable migration.</summary>
    public required MigrationVersion? Version { get; init; }

    /// <summary>The name without version and ending.</summary>
    public required string Name { get; init; }

    /// <summary>The last word.</summary>
    public Outcome Outcome { get; init; }

    /// <summary>The checksum that counts: of the last time it was applied, or the one accepted since; <see langword="null"/> when not applied, or imported without a proof.</summary>
    public string? Checksum { get; init; }

    /// <summary>Without transaction and not ended: how many statements are done.</summary>
    public int StatementsDone { get; init; }

    /// <summary>SHA-256 over those statements.</summary>
    public ReadOnlyMemory<byte> StatementsHash { get; init; }

    /// <summary>Whether its retirement is recorded.</summary>
    public bool IsRetired { get; init; }

    /// <summary>The last event about it.</summary>
    public required LedgerEvent Last { get; init; }

    /// <summary>The event that applied it; <see langword="null"/> when it is not applied.</summary>
    public LedgerEvent? AppliedBy { get; init; }

    /// <summary>Whether its effect is in the database as far as the ledger knows.</summary>
    public bool IsApplied => AppliedBy is not null;

    internal MigrationId Id => new(Version, Name);
}
