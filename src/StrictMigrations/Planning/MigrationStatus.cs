namespace StrictMigrations;

/// <summary>One migration, its file and its history side by side.</summary>
public sealed record MigrationStatus
{
    /// <summary>Version and name.</summary>
    public required MigrationId Id { get; init; }

    /// <summary>What messages call it: the file name, or what the ledger calls it when there is no file.</summary>
    public required string FileName { get; init; }

    /// <summary>The state.</summary>
    public required MigrationState State { get; init; }

    /// <summary>The migration; <see langword="null"/> when the catalog has none.</summary>
    public Migration? Migration { get; init; }

    /// <summary>What the ledger says; <see langword="null"/> when it does not speak of it.</summary>
    public HistoryEntry? History { get; init; }

    /// <summary>Whether its text may still be judged: it never ran, so it can still be edited.</summary>
    public bool IsUnapplied => State is MigrationState.Pending or MigrationState.Failed or MigrationState.RolledBack or MigrationState.NeverExecuted;

    /// <summary>Whether a person means this one: the version alone, or the file name with or without its ending.</summary>
    internal bool IsNamed(string target) => Id.IsNamed(target) || string.Equals(FileName, target, StringComparison.Ordinal);
}
